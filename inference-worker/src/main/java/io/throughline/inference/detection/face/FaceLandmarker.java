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
}
