package io.throughline.inference.detection.forgery;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
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
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores faces spread over a recording and tells what three quarters of them stay below. */
final class FaceForgeryExamination implements Examination {
  /** Pictures that are kept; from then on they are taken half as often. */
  private static final int MOST_PICTURES = 60;

  /** People beside the subject are scored too: who is the subject is known only at the end. */
  private static final int MOST_FACES = 2;

  /** A forgery in a part of a recording is not averaged away; one bad picture is no forgery. */
  private static final double QUANTILE = 0.75;

  /** Fewer pictures of a recording are too few. */
  private static final int FEWEST = 4;

  private final FaceForgeryDetector.Scorer scorer;
  private final Map<String, ScoreCurve> curves;
  private final ModelRef model;
  private final List<Look> looks = new ArrayList<>();
  private double everySeconds = 1;
  private double nextSeconds;

  /**
   * One face that was looked at.
   *
   * @param weakness why it has no score
   */
  private record Look(Sighting face, OptionalDouble score, Optional<String> weakness) {
    double seconds() {
      return face.seconds();
    }

    double logit() {
      return score.orElseThrow();
    }

    Looks.Timed timed() {
      return new Looks.Timed(seconds(), logit());
    }
  }

  FaceForgeryExamination(
      FaceForgeryDetector.Scorer scorer, Map<String, ScoreCurve> curves, ModelRef model) {
    this.scorer = scorer;
    this.curves = curves;
    this.model = model;
  }

  @Override
  public void picture(Frame frame, List<Sighting> faces) {
    if (faces.isEmpty() || frame.seconds() < nextSeconds) {
      return;
    }
    nextSeconds = frame.seconds() + everySeconds - 0.1;
    faces.stream()
        .sorted(Comparator.comparingDouble((Sighting face) -> -face.box().area()))
        .limit(MOST_FACES)
        .forEach(face -> looks.add(look(frame, face)));
    if (looks.stream().mapToDouble(Look::seconds).distinct().count() > MOST_PICTURES) {
      Looks.halve(looks, Look::seconds);
      everySeconds *= 2;
    }
  }

  private Look look(Frame frame, Sighting face) {
    FaceCrop crop = FaceCrop.of(frame, face.box());
    Optional<String> weakness =
        crop.weakness()
            .or(() ->
                face.quality() < FaceQuality.LOWEST
                    ? Optional.of("face-forgery.poor-face")
                    : Optional.empty());
    OptionalDouble score =
        weakness.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(scorer.logit(crop));
    return new Look(face, score, weakness);
  }

  @Override
  public List<Verdict> conclude(Circumstances about) {
    boolean document = about.role().filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent();
    Told told =
        document
            ? new Told("portrait-tampering", Family.DOCUMENT)
            : new Told(FaceForgeryDetector.NAME, Family.FACE);
    if (about.report().profile().picture().isEmpty()) {
      return List.of(Verdict.of(told.notApplicable(model)));
    }
    if (about.subject().obstacle().isPresent()) {
      return List.of(Verdict.of(told.inconclusive(about.subject().obstacle().get(), model)));
    }
    List<Look> own = looks.stream().filter(look -> about.subject().holds(look.face())).toList();
    List<Look> scored = own.stream().filter(look -> look.score().isPresent()).toList();
    boolean recording = own.stream().mapToDouble(Look::seconds).distinct().count() > 1;
    if (scored.isEmpty()) {
      return List.of(Verdict.of(told.inconclusive(commonest(own), model)));
    }
    String channel = document ? "document" : recording ? "recording" : "picture";
    double score = Looks.quantile(scored.stream().mapToDouble(Look::logit), QUANTILE);
    if (!curves.containsKey(channel) || (recording && scored.size() < FEWEST)) {
      String why = recording ? "face-forgery.too-few-faces" : "face-forgery.not-calibrated";
      Finding none = told.inconclusive(why, model);
      return List.of(new Verdict(none, OptionalDouble.of(score), List.of()));
    }
    return List.of(judged(told, curves.get(channel), scored, score));
  }

  private static String commonest(List<Look> own) {
    List<String> all = own.stream().flatMap(look -> look.weakness().stream()).toList();
    return all.stream()
        .max(
            Comparator.comparingLong(
                one -> all.stream().filter(other -> other.equals(one)).count()))
        .orElse("face-forgery.no-face");
  }

  private Verdict judged(Told told, ScoreCurve curve, List<Look> scored, double score) {
    double llr = curve.llr(score);
    FindingOutcome outcome = curve.outcome(llr);
    List<Segment> trace =
        Looks.trace(curve, scored.stream().map(Look::timed).toList(), everySeconds);
    double quality = scored.stream().mapToDouble(l -> l.face().quality()).average().orElse(0);
    if (outcome == FindingOutcome.INCONCLUSIVE) {
      Finding open = told.inconclusive("face-forgery.uncertain", model);
      return new Verdict(open, OptionalDouble.of(score), trace);
    }
    boolean suspicious = outcome == FindingOutcome.SUSPICIOUS;
    List<Segment> high = suspicious ? Looks.high(trace) : List.of();
    Finding finding =
        new Finding(
            told.detector(),
            told.family(),
            outcome,
            llr,
            ScoreCurve.probability(llr),
            Math.clamp(quality, 0, 1),
            suspicious ? "face-forgery.suspect" : "face-forgery.no-trace",
            high,
            model);
    return new Verdict(finding, OptionalDouble.of(score), trace);
  }

  /** As what it is told. */
  private record Told(String detector, Family family) {
    Finding inconclusive(String reason, ModelRef model) {
      return Finding.inconclusive(detector, family, reason, model);
    }

    Finding notApplicable(ModelRef model) {
      return Finding.notApplicable(detector, family, "face.not-in-audio", model);
    }
  }
}
