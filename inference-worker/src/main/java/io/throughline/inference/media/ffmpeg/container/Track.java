package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** One stream of an open container and its clock; valid as long as the container is open. */
public final class Track {
  private final AVStream stream;
  private final double secondsPerTick;
  private final double startSeconds;

  Track(AVStream stream, double startSeconds) {
    this.stream = stream;
    this.secondsPerTick = number(stream.time_base(), 0);
    this.startSeconds = startSeconds;
  }

  public AVStream stream() {
    return stream;
  }

  public AVCodecParameters parameters() {
    return stream.codecpar();
  }

  public int index() {
    return stream.index();
  }

  /** Seconds from the start of the recording; the fallback where the file tells no time. */
  public double seconds(long ticks, double fallback) {
    return ticks == AV_NOPTS_VALUE ? fallback : ticks * secondsPerTick - startSeconds;
  }

  /** How long the track says it is, 0 where it says nothing. */
  double claimedSeconds() {
    long ticks = stream.duration();
    return ticks == AV_NOPTS_VALUE || ticks < 0 ? 0 : ticks * secondsPerTick;
  }

  /** When this packet's content ends, 0 where the file tells no time. */
  public double end(AVPacket packet) {
    long ticks = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    return ticks == AV_NOPTS_VALUE
        ? 0
        : seconds(ticks, 0) + Math.max(0, packet.duration()) * secondsPerTick;
  }

  /** Frames per second, 0 where it is not known or not believable. */
  public double framesPerSecond() {
    double rate = number(stream.avg_frame_rate(), 0);
    return rate > 0 && rate <= 1000 ? rate : 0;
  }

  /** Width of a pixel by its height, 1 where it is not known or not believable. */
  public double pixelAspect() {
    double aspect = number(stream.sample_aspect_ratio(), 1);
    return aspect >= 0.25 && aspect <= 4 ? aspect : 1;
  }

  private static double number(AVRational rational, double fallback) {
    return rational.den() == 0 || rational.num() == 0
        ? fallback
        : (double) rational.num() / rational.den();
  }
}
