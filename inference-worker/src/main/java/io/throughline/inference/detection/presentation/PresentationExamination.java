package io.throughline.inference.detection.presentation;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Looks;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
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

/** Scores faces spread over a recording and tells what three quarters of them stay below. */
final class PresentationExamination implements Examination {
  /** Faces that are kept; from then on pictures are taken half as often. */
  private static final int MOST_LOOKS = 60;

  /** People beside the subject are scored too: who is the subject is known only at the end. */
  private static final int MOST_FACES = 2;

  /** An attack in a part of a recording is not averaged away; one odd picture is no attack. */
  private static final double QUANTILE = 0.75;

  /** Pixels of height below which neither the liveness model nor a cue tells anything. */
  private static final double SMALLEST_FACE = 60;

  /**
   * Where the cues leave it open, a face that the liveness model gives this much counts as live
   * with a likelihood ratio of one: the cues were weighed on photographs, recordings lie closer to
   * zero.
   */
  private static final double LIVE = 0.5;

  /**
   * Mean luma of whole frames, so that it does not follow the skin; photos darkened to 0.3 lie
   * below.
   */
  private static final double DARKEST = 76;

  private final PresentationDetector.Scorer scorer;
  private final Map<String, ScoreCurve> curves;
  private final List<Look> looks = new ArrayList<>();
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

  PresentationExamination(PresentationDetector.Scorer scorer, Map<String, ScoreCurve> curves) {
    this.scorer = scorer;
    this.curves = curves;
  }

  @Override
  public void picture(Frame frame, List<Sighting> faces) {
    List<Sighting> usable =
        faces.stream()
            .filter(face -> face.quality() >= FaceQuality.LOWEST)
            .sorted(Comparator.comparingDouble((Sighting face) -> -face.box().area()))
            .limit(MOST_FACES)
            .toList();
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
    boolean recording = scored.stream().mapToDouble(Look::seconds).distinct().count() > 1;
    String channel = recording ? "recording" : "picture";
    return judged(Objects.requireNonNull(curves.get(channel)), scored);
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

  private Verdict judged(ScoreCurve curve, List<Look> scored) {
    double score = Looks.quantile(scored.stream().mapToDouble(Look::attack), QUANTILE);
    double llr = curve.llr(score);
    FindingOutcome outcome = curve.outcome(llr);
    if (outcome == FindingOutcome.SUSPICIOUS && dark(scored)) {
      return new Verdict(
          inconclusive("presentation-attack.too-dark"), OptionalDouble.of(score), List.of());
    }
    List<Segment> trace =
        Looks.trace(curve, scored.stream().map(Look::timed).toList(), everySeconds);
    if (outcome == FindingOutcome.INCONCLUSIVE && !live(scored)) {
      return new Verdict(
          inconclusive("presentation-attack.uncertain"), OptionalDouble.of(score), trace);
    }
    boolean suspicious = outcome == FindingOutcome.SUSPICIOUS;
    return new Verdict(
        told(suspicious, suspicious ? llr : Math.min(0, llr), scored, trace),
        OptionalDouble.of(score),
        trace);
  }

  private static Finding told(
      boolean suspicious, double llr, List<Look> scored, List<Segment> trace) {
    double quality = scored.stream().mapToDouble(l -> l.face().quality()).average().orElse(0);
    return new Finding(
        PresentationDetector.NAME,
        Family.FACE,
        suspicious ? FindingOutcome.SUSPICIOUS : FindingOutcome.GENUINE,
        llr,
        ScoreCurve.probability(llr),
        Math.clamp(quality, 0, 1),
        suspicious ? "presentation-attack.suspect" : "presentation-attack.live",
        suspicious ? Looks.high(trace) : List.of(),
        PresentationDetector.METHOD);
  }
}
