package io.throughline.inference.detection.face;

import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds faces in a frame: [1, 3, 240, 320] RGB in [-1, 1] to scores [1, 4420, 2] and boxes [1,
 * 4420, 4] in 0 to 1 of the input.
 */
public final class FaceDetector {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Patch INPUT = new Patch(WIDTH, HEIGHT, Patch.Channels.RGB, 127, 1 / 128f);
  private static final double LOWEST_SCORE = 0.65;
  private static final double MOST_OVERLAP = 0.4;

  /** Boxes less than this many pixels high in the frame hold no face that any model could use. */
  private static final double SMALLEST = 12;

  private final OnnxModel model;

  public FaceDetector(OnnxModel model) {
    this.model = model;
  }

  /** The faces of a frame, the surest first. */
  public List<FaceBox> detect(Frame frame) {
    // The frame keeps its proportions and is centred; a squeezed face is found less often.
    double scale = Math.max(frame.width() / (double) WIDTH, frame.height() / (double) HEIGHT);
    double left = (frame.width() - WIDTH * scale) / 2;
    double top = (frame.height() - HEIGHT * scale) / 2;
    FaceBox window = new FaceBox(left, top, left + WIDTH * scale, top + HEIGHT * scale, 0);
    float[] pixels = INPUT.cut(frame, Affine.onto(window, WIDTH, HEIGHT));
    List<float[]> outputs = model.run(Tensor.of(pixels, 1, 3, HEIGHT, WIDTH));
    return withoutOverlaps(boxes(outputs.get(0), outputs.get(1), window));
  }

  private static List<FaceBox> boxes(float[] scores, float[] corners, FaceBox window) {
    List<FaceBox> boxes = new ArrayList<>();
    for (int i = 0; i < scores.length / 2; i++) {
      float score = scores[2 * i + 1];
      if (score >= LOWEST_SCORE) {
        boxes.add(
            new FaceBox(
                window.left() + corners[4 * i] * window.width(),
                window.top() + corners[4 * i + 1] * window.height(),
                window.left() + corners[4 * i + 2] * window.width(),
                window.top() + corners[4 * i + 3] * window.height(),
                Math.min(1, score)));
      }
    }
    return boxes;
  }

  private static List<FaceBox> withoutOverlaps(List<FaceBox> boxes) {
    boxes.sort(Comparator.comparingDouble(FaceBox::score).reversed());
    List<FaceBox> kept = new ArrayList<>();
    for (FaceBox box : boxes) {
      boolean proportioned = box.width() > SMALLEST / 2 && box.height() > SMALLEST;
      if (proportioned && kept.stream().noneMatch(k -> k.overlap(box) > MOST_OVERLAP)) {
        kept.add(box);
      }
    }
    return kept;
  }
}
