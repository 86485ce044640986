package io.throughline.inference.command.measuring.bench;

import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.worker.monitoring.FaceMonitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The work that is measured. */
final class BenchWork {
  private static final int FRAMES_PER_SECOND = 25;
  private static final int TELEPHONE_AND_MORE_HZ = 48_000;
  private static final String MEGABYTES = "MB resident, worker and decoders";

  /** A stream more may cost this; the first one comes with everything that is shared. */
  private static final double FIRST_STREAM = 300;

  private static final double FURTHER_STREAM = 30;
  private static final double MOST_GROWTH = 1.05;
  private static final int STREAMS = 3;

  private final MediaReader reader;
  private final Models models;
  private final List<TimedDetector> detectors;
  private final MediaInspector all;
  private final MediaInspector plain;

  BenchWork(MediaReader reader, Models models) {
    this.reader = reader;
    this.models = models;
    this.detectors = models.detectors().stream().map(TimedDetector::new).toList();
    this.all = new MediaInspector(reader, models.withDetectors(detectors));
    this.plain = new MediaInspector(reader, models.withDetectors(List.of()));
  }

  /** Faces and voice at 2 pictures a second. */
  void plain(Path film) throws MediaException {
    plain.inspect(film);
  }

  /** Every detector, each with its own time. */
  List<TimedDetector> detectors() {
    return detectors;
  }

  /** The same and every detector. */
  void withDetectors(Path film) throws MediaException {
    all.inspect(film);
  }

  /** Faces at 25 pictures a second with most work left out, and voice. */
  void monitored(Path film) throws MediaException {
    FaceMonitor monitor = new FaceMonitor(models.faces(), FaceMonitor.Rates.SKIPPING);
    SpeechStream speech = models.voices().listen();
    SamplingPlan plan = SamplingPlan.standard().withPictures(FRAMES_PER_SECOND, Integer.MAX_VALUE);
    var _ =
        reader.read(
            film,
            plan,
            new MediaSink() {
              @Override
              public void picture(Frame frame) {
                monitor.frame(frame);
              }

              @Override
              public void sound(double fromSeconds, float[] samples) {
                speech.add(fromSeconds, samples);
              }
            });
    var _ =
        models.voices().templates(models.voices().voices(speech, List.of()), TELEPHONE_AND_MORE_HZ);
  }

  /** What a long film and further streams hold; the long film is deleted. */
  List<BenchRow> memory(Path minute, Path twentyMinutes) throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    double one = Usage.peakMegabytes(() -> at(minute, 1));
    try {
      double long20 = Usage.peakMegabytes(() -> at(twentyMinutes, 1));
      rows.add(
          BenchRow.of("memory-20min-over-1min", long20 / one, "of the memory for a minute")
              .atMost(MOST_GROWTH));
    } finally {
      Files.delete(twentyMinutes);
    }
    rows.add(BenchRow.of("memory-1-stream", one, MEGABYTES).atMost(FIRST_STREAM + FURTHER_STREAM));
    double several = Usage.peakMegabytes(() -> at(minute, STREAMS));
    rows.add(
        BenchRow.of("memory-further-stream", (several - one) / (STREAMS - 1), MEGABYTES)
            .atMost(FURTHER_STREAM));
    return rows;
  }

  private void at(Path film, int streams) throws Exception {
    Callable<Object> inspection = () -> plain.inspect(film);
    try (var threads = Executors.newFixedThreadPool(streams)) {
      for (Future<Object> done :
          threads.invokeAll(java.util.Collections.nCopies(streams, inspection))) {
        done.get();
      }
    }
  }
}
