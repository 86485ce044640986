package io.throughline.inference.detection.forgery.speech;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is said of the windows of one recording. */
final class SpoofFindings {
  /** A window that is less than half speech says more of the room than of the voice. */
  private static final double LEAST_SPEECH = 0.5;

  /** Windows, eight seconds: utterances differ more than one window can tell from a forgery. */
  private static final int FEWEST = 2;

  /** Speech in a quiet place has its pauses 20 to 50 dB below its vowels. */
  private static final double LEAST_RANGE_DB = 9;

  private final ModelRef model;
  private final Map<String, ScoreCurve> curves;

  SpoofFindings(ModelRef model, Map<String, ScoreCurve> curves) {
    this.model = model;
    this.curves = curves;
  }

  /** Those windows in which somebody speaks. */
  static List<Listened> spoken(List<Listened> windows, List<SpeechStream.Span> spans) {
    return windows.stream()
        .filter(w -> overlap(w, spans) >= LEAST_SPEECH * (w.to() - w.from()))
        .toList();
  }

  private static double overlap(Listened window, List<SpeechStream.Span> spans) {
    return spans.stream()
        .mapToDouble(s -> Math.min(s.to(), window.to()) - Math.max(s.from(), window.from()))
        .filter(seconds -> seconds > 0)
        .sum();
  }

  /** For a file without sound. */
  List<Verdict> withoutSound() {
    return Arrays.stream(Question.values())
        .map(q -> Finding.notApplicable(q.detector(), Family.VOICE, q.reason("no-sound"), model))
        .map(Verdict::of)
        .toList();
  }

  /** For a file with sound, of its windows of speech. */
  List<Verdict> of(List<Listened> windows, boolean telephone) {
    return Arrays.stream(Question.values()).map(q -> of(windows, telephone, q)).toList();
  }

  private Verdict of(List<Listened> windows, boolean telephone, Question question) {
    if (windows.size() < FEWEST) {
      return Verdict.of(inconclusive(question, "too-little-speech"));
    }
    double score = windows.stream().mapToDouble(w -> w.score(question)).average().orElseThrow();
    ScoreCurve curve = curves.get(question.curve(telephone));
    if (curve == null) {
      return scored(inconclusive(question, "channel-not-measured"), score, List.of());
    }
    List<Segment> trace = trace(windows, question, curve);
    if (rangeDb(windows) < LEAST_RANGE_DB) {
      return scored(inconclusive(question, "noisy"), score, trace);
    }
    double llr = curve.llr(score);
    FindingOutcome outcome = curve.outcome(llr);
    if (outcome == FindingOutcome.INCONCLUSIVE) {
      return scored(inconclusive(question, "between"), score, trace);
    }
    double quality = Math.min(1, windows.size() / 8.0);
    return scored(told(question, new Weight(outcome, llr, quality), trace), score, trace);
  }

  private record Weight(FindingOutcome outcome, double llr, double quality) {}

  private Finding told(Question question, Weight weight, List<Segment> trace) {
    boolean suspicious = weight.outcome() == FindingOutcome.SUSPICIOUS;
    return new Finding(
        question.detector(),
        Family.VOICE,
        weight.outcome(),
        weight.llr(),
        ScoreCurve.probability(weight.llr()),
        weight.quality(),
        question.reason(suspicious ? "suspected" : "none-found"),
        suspicious ? suspected(trace) : List.of(),
        model);
  }

  private static Verdict scored(Finding finding, double score, List<Segment> trace) {
    return new Verdict(finding, OptionalDouble.of(score), trace);
  }

  private Finding inconclusive(Question question, String why) {
    return Finding.inconclusive(question.detector(), Family.VOICE, question.reason(why), model);
  }

  private static double rangeDb(List<Listened> windows) {
    double[] ranges = windows.stream().mapToDouble(Listened::rangeDb).sorted().toArray();
    return ranges[ranges.length / 2];
  }

  private static List<Segment> trace(List<Listened> windows, Question question, ScoreCurve curve) {
    return windows.stream()
        .map(w -> new Segment(w.from(), w.to(), probability(w.score(question), curve)))
        .toList();
  }

  private static double probability(double score, ScoreCurve curve) {
    return ScoreCurve.probability(curve.llr(score));
  }

  /** Windows that are likelier forged than not, those that touch as one. */
  private static List<Segment> suspected(List<Segment> trace) {
    List<Segment> found = new ArrayList<>();
    for (Segment next : trace) {
      if (next.probability() < 0.5) {
        continue;
      }
      boolean touches = !found.isEmpty() && next.from() - found.getLast().to() < 0.1;
      Segment before = touches ? found.removeLast() : next;
      double most = Math.max(before.probability(), next.probability());
      found.add(new Segment(before.from(), next.to(), most));
    }
    return found;
  }
}
