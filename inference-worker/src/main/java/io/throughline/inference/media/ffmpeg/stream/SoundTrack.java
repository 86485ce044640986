package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.Track;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the sound track and hands it out second by second at 16 kHz mono. */
public final class SoundTrack implements DecodedTrack {
  private final Track track;
  private final StreamDecoder decoder;
  private final SoundChunks chunks;
  private final Bounds bounds;
  private Optional<SoundConverter> converter = Optional.empty();
  private double decodedSeconds;
  private double passedOverSeconds;
  private double lastSeconds;

  /** Takes one chunk: seconds from the start, and 16 kHz mono samples. */
  @FunctionalInterface
  public interface Receiver {
    void sound(double fromSeconds, float[] samples);
  }

  public static SoundTrack open(
      OpenedContainer container, MediaLimits limits, SoundBlocks blocks, Receiver receiver)
      throws MediaException {
    Track track = container.sound().orElseThrow(() -> MediaException.empty("there is no sound"));
    return new SoundTrack(
        track,
        StreamDecoder.open(container, track, AVDISCARD_DEFAULT),
        new SoundChunks(blocks.max(), receiver),
        new Bounds(blocks, limits.maxDuration().toMillis() / 1000.0));
  }

  /** What is heard, and how much may be decoded. */
  private record Bounds(SoundBlocks blocks, double maxDecodedSeconds) {}

  private SoundTrack(Track track, StreamDecoder decoder, SoundChunks chunks, Bounds bounds) {
    this.track = track;
    this.decoder = decoder;
    this.chunks = chunks;
    this.bounds = bounds;
  }

  @Override
  public int index() {
    return track.index();
  }

  @Override
  public void take(AVPacket packet) throws MediaException {
    double end = track.end(packet);
    if (!chunks.full() && bounds.blocks().hears(end)) {
      decoder.decode(packet, this::convert);
    } else {
      passedOverSeconds += Math.max(0, end - lastSeconds);
    }
    lastSeconds = Math.max(lastSeconds, end);
  }

  @Override
  public void finish() throws MediaException {
    if (!chunks.full()) {
      decoder.finish(this::convert);
      if (converter.isPresent()) {
        chunks.append(converter.get().rest());
      }
    }
    chunks.flush();
  }

  private void convert(AVFrame frame) throws MediaException {
    SoundConverter fitting = fitting(frame);
    decodedSeconds += (double) frame.nb_samples() / frame.sample_rate();
    if (decodedSeconds > bounds.maxDecodedSeconds()) {
      throw MediaException.overLimit("the sound is too long");
    }
    chunks.startAt(track.seconds(frame.best_effort_timestamp(), chunks.endSeconds()));
    chunks.append(fitting.convert(frame));
  }

  // The format may change within a track; what the old converter held back is a few samples.
  private SoundConverter fitting(AVFrame frame) throws MediaException {
    if (converter.isPresent() && !converter.get().fits(frame)) {
      converter.get().close();
      converter = Optional.empty();
    }
    if (converter.isEmpty()) {
      converter = Optional.of(SoundConverter.of(frame));
    }
    return converter.get();
  }

  public double deliveredSeconds() {
    return chunks.deliveredSeconds();
  }

  /** How much of the sound was not listened to. */
  public double passedOverSeconds() {
    return passedOverSeconds;
  }

  @Override
  public long frames() {
    return decoder.frames();
  }

  @Override
  public double damagedShare() {
    return decoder.damagedShare();
  }

  @Override
  public void close() {
    converter.ifPresent(SoundConverter::close);
    decoder.close();
  }
}
