package io.throughline.inference.detection.document.text;

import io.throughline.inference.detection.face.Affine;
import io.throughline.inference.detection.face.Patch;
import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.List;

/**
 * Finds lines of text by differentiable binarisation: [1, 3, height, width] BGR, 0 to 255 mapped
 * onto -1 to 1, sides multiples of 32, to [1, 1, height, width] probabilities of text.
 */
public final class TextFinder implements AutoCloseable {
  private static final int GRID = 32;
  private static final float MIDDLE = 127.5f;

  private final OnnxModel model;

  public TextFinder(OnnxModel model) {
    this.model = model;
  }

  /**
   * Lines in a frame, in its pixels.
   *
   * @param side pixels of the longer side that the model is given; smaller text than about 7 of
   *     these pixels is not found
   */
  public List<TextLine> find(Frame frame, int side) {
    double scale = (double) side / Math.max(frame.width(), frame.height());
    int width = onGrid(frame.width() * scale);
    int height = onGrid(frame.height() * scale);
    double sx = (double) frame.width() / width;
    double sy = (double) frame.height() / height;
    Patch input = new Patch(width, height, Patch.Channels.BGR, MIDDLE, 1 / MIDDLE);
    float[] pixels = input.cut(frame, new Affine(sx, 0, 0.5 * sx - 0.5, 0, sy, 0.5 * sy - 0.5));
    float[] text = model.run(Tensor.of(pixels, 1, 3, height, width)).getFirst();
    return new TextMap(text, width).lines().stream().map(line -> line.scaled(sx, sy)).toList();
  }

  private static int onGrid(double pixels) {
    return GRID * Math.max(1, (int) Math.round(pixels / GRID));
  }

  @Override
  public void close() {
    model.close();
  }
}
