package io.throughline.inference.calibration.detectors;

import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.nio.file.Path;
import java.util.List;

/** Reads a part of each picture only, as if the file held nothing else. */
final class RegionReader implements MediaReader {
  private final MediaReader reader;
  private final List<Integer> region;

  /**
   * A reader.
   *
   * @param region x, y, width and height in pixels of the stored picture
   */
  RegionReader(MediaReader reader, List<Integer> region) {
    this.reader = reader;
    this.region = List.copyOf(region);
  }

  @Override
  public MediaProfile probe(Path file) throws MediaException {
    return reader.probe(file);
  }

  @Override
  public DecodeReport read(Path file, SamplingPlan plan, MediaSink sink) throws MediaException {
    int width = Math.max(1, probe(file).facts().width());
    return reader.read(
        file,
        plan.withLongestSide(4096),
        new MediaSink() {
          @Override
          public void step() {
            sink.step();
          }

          @Override
          public void picture(Frame frame) {
            sink.picture(cut(frame, frame.width() / (double) width));
          }

          @Override
          public void dense(Frame frame) {
            sink.dense(cut(frame, frame.width() / (double) width));
          }

          @Override
          public void sound(double fromSeconds, float[] samples) {
            sink.sound(fromSeconds, samples);
          }
        });
  }

  private Frame cut(Frame frame, double scale) {
    int left = Math.clamp(Math.round(region.get(0) * scale), 0, frame.width() - 1);
    int top = Math.clamp(Math.round(region.get(1) * scale), 0, frame.height() - 1);
    int width = Math.clamp(Math.round(region.get(2) * scale), 1, frame.width() - left);
    int height = Math.clamp(Math.round(region.get(3) * scale), 1, frame.height() - top);
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          frame.rgb(), 3 * ((top + y) * frame.width() + left), rgb, 3 * y * width, 3 * width);
    }
    return new Frame(frame.index(), frame.seconds(), width, height, rgb);
  }
}
