package io.throughline.inference.detection.face;

import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the 68 landmarks of a face: [1, 1, 64, 64] grey in [0, 1] of a square as high as the box,
 * to [1, 136] x and y in 0 to 1 of that square.
 */
public final class FaceLandmarker {
  private static final int SIDE = 64;
  private static final Patch INPUT = new Patch(SIDE, SIDE, Patch.Channels.GREY, 0, 1 / 256f);

  // Where the detector's boxes lie around upright faces of 112 pixels: medians over 1822 photos.
  private static final double WINDOW_LEFT = -2.8;
  private static final double WINDOW_TOP = 4.2;
  private static final double WINDOW_SIDE = 117.4;

  private final OnnxModel model;

  public FaceLandmarker(OnnxModel model) {
    this.model = model;
  }

  /** The landmarks of the face in that box. */
  public Landmarks find(Frame frame, FaceBox face) {
    FaceBox square = face.square();
    float[] grey = INPUT.cut(frame, Affine.onto(square, SIDE, SIDE));
    float[] found = model.run(Tensor.of(grey, 1, 1, SIDE, SIDE)).getFirst();
    List<Landmarks.Point> points = new ArrayList<>();
    for (int i = 0; i < Landmarks.COUNT; i++) {
      points.add(
          new Landmarks.Point(
              square.left() + found[2 * i] * square.width(),
              square.top() + found[2 * i + 1] * square.height()));
    }
    return new Landmarks(points);
  }

  /**
   * The five points that faces are aligned by, once more, of the face turned upright by those that
   * were found first: eyes, tip of the nose, corners of the mouth. They lie better, and where they
   * lie elsewhere altogether the first were not those of a face.
   *
   * @param upright maps an upright square of 112 pixels around the face into the frame
   */
  public List<Landmarks.Point> again(Frame frame, Affine upright) {
    Affine toFrame = upright.after(WINDOW_SIDE / SIDE, WINDOW_LEFT, WINDOW_TOP);
    float[] grey = INPUT.cut(frame, toFrame);
    float[] found = model.run(Tensor.of(grey, 1, 1, SIDE, SIDE)).getFirst();
    List<Landmarks.Point> points = new ArrayList<>();
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double x = found[2 * i] * SIDE - 0.5;
      double y = found[2 * i + 1] * SIDE - 0.5;
      points.add(new Landmarks.Point(toFrame.x(x, y), toFrame.y(x, y)));
    }
    return new Landmarks(points).five();
  }
}
