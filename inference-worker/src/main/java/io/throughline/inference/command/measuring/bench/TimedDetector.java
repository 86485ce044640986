package io.throughline.inference.command.measuring.bench;

import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.media.Frame;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A detector whose own processor time is counted: its models run on the thread that asks. */
final class TimedDetector implements Detector {
  private final Detector detector;
  private final AtomicLong nanos = new AtomicLong();

  TimedDetector(Detector detector) {
    this.detector = detector;
  }

  /** Its class in small letters: {@code face-forgery}. */
  String name() {
    return detector
        .getClass()
        .getSimpleName()
        .replaceAll("Detector$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Processor seconds since the last call. */
  double spentSeconds() {
    return nanos.getAndSet(0) / 1e9;
  }

  @Override
  public Examination examine() {
    return new Timed(detector.examine());
  }

  /** The detector itself belongs to whoever loaded it. */
  @Override
  public void close() {}

  private final class Timed implements Examination {
    private final Examination examination;

    Timed(Examination examination) {
      this.examination = examination;
    }

    @Override
    public void picture(Frame frame, List<Sighting> faces) {
      long before = now();
      examination.picture(frame, faces);
      nanos.addAndGet(now() - before);
    }

    @Override
    public void dense(Frame frame, List<Sighting> faces) {
      long before = now();
      examination.dense(frame, faces);
      nanos.addAndGet(now() - before);
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      long before = now();
      examination.sound(fromSeconds, samples);
      nanos.addAndGet(now() - before);
    }

    @Override
    public List<Verdict> conclude(Circumstances about) {
      long before = now();
      List<Verdict> verdicts = examination.conclude(about);
      nanos.addAndGet(now() - before);
      return verdicts;
    }

    private static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
