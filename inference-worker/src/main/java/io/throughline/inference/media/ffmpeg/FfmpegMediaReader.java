package io.throughline.inference.media.ffmpeg;

import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.container.DecodingBudget;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.PacketScan;
import io.throughline.inference.media.ffmpeg.structure.ContainerKind;
import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import io.throughline.inference.media.ffmpeg.structure.FileStructure;
import java.io.IOException;
import java.nio.file.Path;

/** The reader on FFmpeg; it keeps nothing between two files and may be shared by threads. */
public final class FfmpegMediaReader implements MediaReader {
  private final MediaLimits limits;

  public FfmpegMediaReader(MediaLimits limits) {
    this.limits = limits;
  }

  @Override
  public MediaProfile probe(Path file) throws MediaException {
    try (FileBytes bytes = FileBytes.of(file)) {
      return probe(bytes);
    } catch (IOException unreadable) {
      throw MediaException.unreadable("the file cannot be read");
    }
  }

  /** Tells what a file holds that somebody has opened. */
  public MediaProfile probe(FileBytes file) throws MediaException {
    ContainerKind kind = FileStructure.check(file, limits);
    try (DecodingBudget budget = new DecodingBudget(limits.maxDecodeTime())) {
      if (kind.still()) {
        // How a photo stands is only told with its decoded picture.
        SamplingPlan small = SamplingPlan.standard().withLongestSide(64);
        Session session = new Session(limits, budget, small, new MediaSink() {});
        return decode(file, kind, session).profile();
      }
      return opened(file, kind, budget, Profiles::recording);
    }
  }

  @Override
  public DecodeReport read(Path file, SamplingPlan plan, MediaSink sink) throws MediaException {
    try (FileBytes bytes = FileBytes.of(file)) {
      return read(bytes, plan, sink);
    } catch (IOException unreadable) {
      throw MediaException.unreadable("the file cannot be read");
    }
  }

  /** Reads a file that somebody has opened. */
  public DecodeReport read(FileBytes file, SamplingPlan plan, MediaSink sink)
      throws MediaException {
    ContainerKind kind = FileStructure.check(file, limits);
    try (DecodingBudget budget = new DecodingBudget(limits.maxDecodeTime())) {
      return decode(file, kind, new Session(limits, budget, plan, paused(sink, budget)));
    }
  }

  private DecodeReport decode(FileBytes file, ContainerKind kind, Session session)
      throws MediaException {
    return opened(
        file,
        kind,
        session.budget(),
        (container, seconds) -> new Reading(container, session).run(seconds));
  }

  /** What is done with an open container of known length in seconds. */
  @FunctionalInterface
  private interface Work<T> {
    T on(OpenedContainer container, double seconds) throws MediaException;
  }

  // A browser's recorder writes no duration: the packets are walked through once to find it.
  private <T> T opened(FileBytes file, ContainerKind kind, DecodingBudget budget, Work<T> work)
      throws MediaException {
    double scanned;
    try (OpenedContainer container = OpenedContainer.open(file, kind, limits, budget)) {
      var claimed = container.claimedSeconds();
      if (kind.still() || claimed.isPresent()) {
        return work.on(container, kind.still() ? 0 : claimed.getAsDouble());
      }
      scanned = new PacketScan(container, limits).seconds();
    }
    try (OpenedContainer container = OpenedContainer.open(file, kind, limits, budget)) {
      return work.on(container, scanned);
    }
  }

  // The receiver's own work must not eat the time that the file may take.
  private static MediaSink paused(MediaSink sink, DecodingBudget budget) {
    return new MediaSink() {
      @Override
      public void step() {
        sink.step();
      }

      @Override
      public void picture(Frame frame) {
        budget.pausedFor(() -> sink.picture(frame));
      }

      @Override
      public void dense(Frame frame) {
        budget.pausedFor(() -> sink.dense(frame));
      }

      @Override
      public void sound(double fromSeconds, float[] samples) {
        budget.pausedFor(() -> sink.sound(fromSeconds, samples));
      }
    };
  }
}
