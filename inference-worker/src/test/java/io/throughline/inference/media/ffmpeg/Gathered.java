package io.throughline.inference.media.ffmpeg;

import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a reader hands out. */
public final class Gathered implements MediaSink {
  final List<Frame> frames = new ArrayList<>();
  final List<Double> chunkStarts = new ArrayList<>();
  final List<Float> samples = new ArrayList<>();

  @Override
  public void picture(Frame frame) {
    frames.add(frame);
  }

  @Override
  public void sound(double fromSeconds, float[] chunk) {
    chunkStarts.add(fromSeconds);
    for (float sample : chunk) {
      samples.add(sample);
    }
  }

  /** Red, green, blue in 0..255 at a place of the first picture. */
  List<Integer> color(int x, int y) {
    Frame frame = frames.getFirst();
    int from = 3 * (y * frame.width() + x);
    return List.of(
        frame.rgb()[from] & 0xff, frame.rgb()[from + 1] & 0xff, frame.rgb()[from + 2] & 0xff);
  }

  boolean redAt(int x, int y) {
    List<Integer> color = color(x, y);
    return color.get(0) > 200 && color.get(1) < 60 && color.get(2) < 60;
  }

  boolean blueAt(int x, int y) {
    List<Integer> color = color(x, y);
    return color.get(2) > 200 && color.get(0) < 60 && color.get(1) < 60;
  }
}
