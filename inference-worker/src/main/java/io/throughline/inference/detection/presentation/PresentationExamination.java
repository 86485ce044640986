package io.throughline.inference.detection.presentation;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Looks;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.face.FaceQuality;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Scores faces spread over a recording and tells what three quarters of them stay below; a
 * recording is called live only if its face also moves by itself.
 */
final class PresentationExamination implements Examination {
  /** Faces that are kept; from then on pictures are taken half as often. */
  private static final int MOST_LOOKS = 60;

  /** People beside the subject are scored too: who is the subject is known only at the end. */
  private static final int MOST_FACES = 2;

  /** An attack in a part of a recording is not averaged away; one odd picture is no attack. */
  private static final double QUANTILE = 0.75;

  /** Pixels of height below which neither the liveness model nor a cue tells anything. */
  private static final double SMALLEST_FACE = 60;

  /** Even odds of the liveness model, below which no recording is called live. */
  private static final double LIVE = 0.5;

  /**
   * Mean luma of whole frames, so that it does not follow the skin; photos darkened to 0.3 lie
   * below.
   */
  private static final double DARKEST = 76;

  private final PresentationDetector.Scorer scorer;
  private final Map<String, ScoreCurve> curves;
  private final double ownMotion;
  private final List<Look> looks = new ArrayList<>();

  /** Four dense stretches of four seconds are some hundreds. */
  private final List<Sighting> followed = new ArrayList<>();

  private double everySeconds = 1;
  private double nextSeconds;

  /** One face that was looked at. */
  private record Look(Sighting face, Optional<PresentationDetector.Score> score, String weakness) {
    double seconds() {
      return face.seconds();
    }

    double attack() {
      return score.orElseThrow().attack();
    }

    Looks.Timed timed() {
      return new Looks.Timed(seconds(), attack());
    }
  }

  /**
   * Begins.
   *
   * @param curves by channel: of pictures, of recordings in which a face moves by itself, of others
   * @param ownMotion from which a face does, in eye distances
   */
  PresentationExamination(
      PresentationDetector.Scorer scorer, Map<String, ScoreCurve> curves, double ownMotion) {
    this.scorer = scorer;
    this.curves = curves;
    this.ownMotion = ownMotion;
  }

  @Override
  public void picture(Frame frame, List<Sighting> faces) {
    List<Sighting> usable =
        largest(faces.stream().filter(face -> face.quality() >= FaceQuality.LOWEST));
    if (usable.isEmpty() || frame.seconds() < nextSeconds) {
      return;
    }
    nextSeconds = frame.seconds() + everySeconds - 0.1;
    usable.forEach(face -> looks.add(look(frame, face)));
    if (looks.size() > MOST_LOOKS) {
      Looks.halve(looks, Look::seconds);
      everySeconds *= 2;
    }
  }

  @Override
  public void dense(Frame frame, List<Sighting> faces) {
    followed.addAll(largest(faces.stream().filter(face -> face.box().height() >= SMALLEST_FACE)));
  }

  private static List<Sighting> largest(Stream<Sighting> faces) {
    return faces
        .sorted(Comparator.comparingDouble((Sighting face) -> -face.box().area()))
        .limit(MOST_FACES)
        .toList();
  }

  private Look look(Frame frame, Sighting face) {
    if (face.box().height() < SMALLEST_FACE) {
      return new Look(face, Optional.empty(), "faces.too-small");
    }
    Optional<PresentationDetector.Score> score = scorer.score(frame, face.box());
    return score.isPresent() && !score.get().finite()
        ? new Look(face, Optional.empty(), "presentation-attack.not-scored")
        : new Look(face, score, "presentation-attack.picture-too-small");
  }

  @Override
  public List<Verdict> conclude(Circumstances about) {
    return List.of(concluded(about));
  }

  private Verdict concluded(Circumstances about) {
    if (about.report().profile().picture().isEmpty()) {
      return Verdict.of(notApplicable("face.not-in-audio"));
    }
    if (about.role().filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent()) {
      return Verdict.of(notApplicable("presentation-attack.not-for-documents"));
    }
    Optional<String> obstacle = about.subject().obstacle();
    if (obstacle.isPresent()) {
      return Verdict.of(inconclusive(obstacle.get()));
    }
    List<Look> own = looks.stream().filter(look -> about.subject().holds(look.face())).toList();
    List<Look> scored = own.stream().filter(look -> look.score().isPresent()).toList();
    if (scored.isEmpty()) {
      return Verdict.of(
          inconclusive(own.isEmpty() ? "presentation-attack.no-face" : own.getFirst().weakness()));
    }
    return about.report().profile().facts().kind() == MediaKind.IMAGE
        ? judged("picture", scored)
        : judged(moves(about.subject()) ? "moving" : "recording", scored);
  }

  /** Whether eyes and mouth of the subject move as no print and no photograph on a screen can. */
  private boolean moves(Subject subject) {
    OptionalDouble most = OwnMotion.most(followed.stream().filter(subject::holds).toList());
    return most.isPresent() && most.getAsDouble() >= ownMotion;
  }

  private static Finding notApplicable(String reason) {
    return Finding.notApplicable(
        PresentationDetector.NAME, Family.FACE, reason, PresentationDetector.METHOD);
  }

  private static Finding inconclusive(String reason) {
    return Finding.inconclusive(
        PresentationDetector.NAME, Family.FACE, reason, PresentationDetector.METHOD);
  }

  /** Whether the liveness model alone is content with three quarters of the faces. */
  private static boolean live(List<Look> scored) {
    DoubleStream live = scored.stream().mapToDouble(look -> look.score().orElseThrow().live());
    return Looks.quantile(live, 1 - QUANTILE) >= LIVE;
  }

  /** Whether half of the frames are so dark that noise passes for the grid of a screen. */
  private static boolean dark(List<Look> scored) {
    DoubleStream luma = scored.stream().mapToDouble(look -> look.score().orElseThrow().luma());
    return Looks.quantile(luma, 0.5) < DARKEST;
  }

  private Verdict judged(String channel, List<Look> scored) {
    ScoreCurve curve = Objects.requireNonNull(curves.get(channel));
    double score = Looks.quantile(scored.stream().mapToDouble(Look::attack), QUANTILE);
    double llr = curve.llr(score);
    List<Segment> trace =
        Looks.trace(curve, scored.stream().map(Look::timed).toList(), everySeconds);
    Finding finding =
        obstacle(curve.outcome(llr), channel, scored)
            .map(PresentationExamination::inconclusive)
            .orElseGet(() -> told(curve.outcome(llr), llr, scored, trace));
    return new Verdict(finding, OptionalDouble.of(score), trace);
  }

  /** Why nothing is told in spite of the score, or because of it. */
  private static Optional<String> obstacle(
      FindingOutcome outcome, String channel, List<Look> scored) {
    if (outcome == FindingOutcome.SUSPICIOUS) {
      return dark(scored) ? Optional.of("presentation-attack.too-dark") : Optional.empty();
    }
    if (outcome == FindingOutcome.GENUINE && channel.equals("recording")) {
      return Optional.of("presentation-attack.no-motion");
    }
    boolean live = channel.equals("picture") || live(scored);
    return outcome == FindingOutcome.GENUINE && live
        ? Optional.empty()
        : Optional.of("presentation-attack.uncertain");
  }

  private static Finding told(
      FindingOutcome outcome, double llr, List<Look> scored, List<Segment> trace) {
    boolean suspicious = outcome == FindingOutcome.SUSPICIOUS;
    double quality = scored.stream().mapToDouble(l -> l.face().quality()).average().orElse(0);
    return new Finding(
        PresentationDetector.NAME,
        Family.FACE,
        outcome,
        llr,
        ScoreCurve.probability(llr),
        Math.clamp(quality, 0, 1),
        suspicious ? "presentation-attack.suspect" : "presentation-attack.live",
        suspicious ? Looks.high(trace) : List.of(),
        PresentationDetector.METHOD);
  }
}
