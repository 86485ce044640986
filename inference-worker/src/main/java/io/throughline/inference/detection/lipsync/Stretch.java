package io.throughline.inference.detection.lipsync;

import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One mouth without a pause, for at most four seconds. */
final class Stretch {
  private static final double LONGEST_SECONDS = 4;
  private static final double LEAST_SECONDS = 2.5;
  private static final double PAUSE_SECONDS = 0.3;

  /** Sparser pictures blur what a syllable does. */
  private static final double LEAST_PER_SECOND = 12;

  /** Weight of the opening beside the change of pixels. */
  private static final double OPENING = 0.6;

  /** Quieter than the loudest moment by more than this, in nepers of power, is silence. */
  private static final double DEPTH = 8;

  private final List<MouthFollower.Mouth> mouths;

  private Stretch(List<MouthFollower.Mouth> mouths) {
    this.mouths = List.copyOf(mouths);
  }

  /** All that are long enough, of one person's mouths in the order of time. */
  static List<Stretch> of(List<MouthFollower.Mouth> mouths) {
    List<Stretch> stretches = new ArrayList<>();
    List<MouthFollower.Mouth> run = new ArrayList<>();
    for (MouthFollower.Mouth mouth : mouths) {
      double since = run.isEmpty() ? 0 : seconds(mouth) - seconds(run.getLast());
      double length = run.isEmpty() ? 0 : seconds(mouth) - seconds(run.getFirst());
      if (since > PAUSE_SECONDS || length > LONGEST_SECONDS) {
        stretches.add(new Stretch(run));
        run.clear();
      }
      run.add(mouth);
    }
    stretches.add(new Stretch(run));
    return stretches.stream().filter(stretch -> stretch.seconds() >= LEAST_SECONDS).toList();
  }

  private static double seconds(MouthFollower.Mouth mouth) {
    return mouth.face().seconds();
  }

  double from() {
    return seconds(mouths.getFirst());
  }

  double to() {
    return seconds(mouths.getLast());
  }

  double seconds() {
    return mouths.isEmpty() ? 0 : to() - from();
  }

  boolean smooth() {
    return mouths.size() >= LEAST_PER_SECOND * seconds();
  }

  /** Seconds of speech in it, by whomever. */
  double speech(List<SpeechStream.Span> spans) {
    return spans.stream()
        .mapToDouble(span -> Math.max(0, Math.min(to(), span.to()) - Math.max(from(), span.from())))
        .sum();
  }

  /** The middle one of some figure of the face. */
  double median(ToDoubleFunction<MouthFollower.Mouth> figure) {
    double[] all = mouths.stream().mapToDouble(figure).sorted().toArray();
    return all[all.length / 2];
  }

  /** Standard deviation of the lips' opening, in eye distances. */
  double movement() {
    return deviation(three(figures(MouthFollower.Mouth::opening)));
  }

  /** How well mouth and sound agree at each lag of {@link LagAgreement}. */
  double[] agreement(Loudness loudness) {
    double[] change = clocked(three(figures(MouthFollower.Mouth::change)));
    double[] opening = clocked(three(figures(MouthFollower.Mouth::opening)));
    LagAgreement.unify(change);
    LagAgreement.unify(opening);
    double[] sound = new double[change.length];
    for (int i = 0; i < sound.length; i++) {
      change[i] += OPENING * opening[i];
      sound[i] = loudness.at(from() + i * LagAgreement.STEP_SECONDS);
    }
    double loudest = Arrays.stream(sound).max().orElse(0);
    double[] floored = Arrays.stream(sound).map(s -> Math.max(s, loudest - DEPTH)).toArray();
    return LagAgreement.of(change, floored);
  }

  private double[] figures(ToDoubleFunction<MouthFollower.Mouth> figure) {
    return mouths.stream().mapToDouble(figure).toArray();
  }

  /** Figures of the frames at even steps of time. */
  private double[] clocked(double[] figures) {
    double[] even = new double[(int) (seconds() / LagAgreement.STEP_SECONDS)];
    int at = 0;
    for (int i = 0; i < even.length; i++) {
      double when = from() + i * LagAgreement.STEP_SECONDS;
      while (at < mouths.size() - 2 && seconds(mouths.get(at + 1)) < when) {
        at++;
      }
      double run = Math.max(1e-6, seconds(mouths.get(at + 1)) - seconds(mouths.get(at)));
      double share = Math.clamp((when - seconds(mouths.get(at))) / run, 0, 1);
      even[i] = figures[at] + share * (figures[at + 1] - figures[at]);
    }
    return even;
  }

  /** A little smoother: a quarter, a half and a quarter of three that follow one another. */
  private static double[] three(double[] figures) {
    double[] smooth = new double[figures.length];
    for (int i = 0; i < smooth.length; i++) {
      double before = figures[Math.max(0, i - 1)];
      double after = figures[Math.min(figures.length - 1, i + 1)];
      smooth[i] = before / 4 + figures[i] / 2 + after / 4;
    }
    return smooth;
  }

  private static double deviation(double[] figures) {
    double mean = Arrays.stream(figures).average().orElse(0);
    return Math.sqrt(Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).average().orElse(0));
  }
}
