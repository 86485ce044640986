package io.throughline.inference.media.ffmpeg.container.facts;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.throughline.inference.media.DecodeReport.PacketTiming;
import io.throughline.inference.media.ffmpeg.container.Track;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Notes when the packets of one track are due. */
final class PacketTimes {
  private static final int MOST = 20_000;
  private static final int FEWEST = 8;

  private final Track track;
  private double[] seconds = new double[256];
  private int count;
  private int backwards;
  private long lastDecoding = Long.MIN_VALUE;

  PacketTimes(Track track) {
    this.track = track;
  }

  void note(AVPacket packet) {
    if (packet.dts() != AV_NOPTS_VALUE) {
      backwards += packet.dts() < lastDecoding ? 1 : 0;
      lastDecoding = packet.dts();
    }
    if (packet.pts() == AV_NOPTS_VALUE || count == MOST) {
      return;
    }
    if (count == seconds.length) {
      seconds = Arrays.copyOf(seconds, Math.min(MOST, 2 * count));
    }
    seconds[count++] = track.seconds(packet.pts(), 0);
  }

  Track track() {
    return track;
  }

  /** Empty where too few packets carry a time. */
  Optional<PacketTiming> timing() {
    if (count < FEWEST) {
      return Optional.empty();
    }
    double[] steps = steps();
    double median = quantile(steps, 0.5);
    double[] off = Arrays.stream(steps).map(step -> Math.abs(step - median)).toArray();
    int same = (int) Arrays.stream(steps).filter(step -> step <= 0).count();
    return Optional.of(
        new PacketTiming(count, median, quantile(off, 0.9), quantile(steps, 1), same, backwards));
  }

  // In the order of presentation, which is not that of the packets.
  private double[] steps() {
    double[] due = Arrays.copyOf(seconds, count);
    Arrays.sort(due);
    double[] steps = new double[count - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = due[i + 1] - due[i];
    }
    return steps;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
