package io.throughline.inference.calibration.samples;

import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Sample.Condition;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.continuity.face.FaceScene;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.util.ArrayList;
import java.util.List;

/** Face templates of labelled photos, as they are and as a poor camera would have taken them. */
public final class FaceSamples {
  private final MediaReader reader;
  private final FaceObserver observer;
  private int refused;

  public FaceSamples(MediaReader reader, FaceObserver observer) {
    this.reader = reader;
    this.observer = observer;
  }

  /** How many photos, of both sorts, gave no template. */
  public int refused() {
    return refused;
  }

  /** Templates of the photos as they are and at half their size. */
  public List<Sample> of(List<Manifest.Item> items) throws MediaException {
    List<Sample> samples = new ArrayList<>();
    for (Manifest.Item item : items) {
      Frame frame = frame(item);
      add(samples, item, frame, Condition.PLAIN);
      add(samples, item, halved(frame), Condition.DEGRADED);
    }
    return samples;
  }

  /** Templates of the photos as they are. */
  public List<Sample> plain(List<Manifest.Item> items) throws MediaException {
    List<Sample> samples = new ArrayList<>();
    for (Manifest.Item item : items) {
      add(samples, item, frame(item), Condition.PLAIN);
    }
    return samples;
  }

  private void add(List<Sample> samples, Manifest.Item item, Frame frame, Condition condition) {
    FaceScene scene = new FaceScene(observer);
    scene.add(frame);
    int before = samples.size();
    scene
        .capture()
        .template()
        .map(template -> new Sample(item.identity(), item.path(), condition, template))
        .ifPresent(samples::add);
    refused += before == samples.size() ? 1 : 0;
  }

  private Frame frame(Manifest.Item item) throws MediaException {
    List<Frame> frames = new ArrayList<>();
    reader.read(
        item.file(),
        SamplingPlan.standard(),
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            frames.add(frame);
          }
        });
    return frames.getFirst();
  }

  /** Half as wide and high: each pixel the mean of four. */
  static Frame halved(Frame frame) {
    int width = frame.width() / 2;
    int height = frame.height() / 2;
    byte[] from = frame.rgb();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int upper = (2 * y * frame.width() + 2 * x) * 3 + c;
          int lower = upper + frame.width() * 3;
          int sum =
              (from[upper] & 0xff)
                  + (from[upper + 3] & 0xff)
                  + (from[lower] & 0xff)
                  + (from[lower + 3] & 0xff);
          rgb[(y * width + x) * 3 + c] = (byte) ((sum + 2) / 4);
        }
      }
    }
    return new Frame(frame.index(), frame.seconds(), width, height, rgb);
  }
}
