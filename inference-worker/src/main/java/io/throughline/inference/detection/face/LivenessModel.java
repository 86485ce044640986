package io.throughline.inference.detection.face;

import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;

/**
 * Scores whether a face is before the camera itself or shown to it on a screen or print: [1, 3,
 * 128, 128] BGR 0 to 255 of 2.7 times the box, to logits [1, classes] of which the first is live.
 */
public final class LivenessModel {
  private static final int SIDE = 128;
  private static final double CONTEXT = 2.7;
  private static final Patch INPUT = new Patch(SIDE, SIDE, Patch.Channels.BGR, 0, 1);

  private final OnnxModel model;

  public LivenessModel(OnnxModel model) {
    this.model = model;
  }

  /** Uncalibrated score of a live face, 0 to 1. */
  public double live(Frame frame, FaceBox face) {
    FaceBox around = face.square().enlarged(CONTEXT, frame.width(), frame.height());
    float[] pixels = INPUT.cut(frame, Affine.onto(around, SIDE, SIDE));
    float[] logits = model.run(Tensor.of(pixels, 1, 3, SIDE, SIDE)).getFirst();
    double all = 0;
    for (float logit : logits) {
      all += Math.exp(logit - logits[0]);
    }
    return 1 / all;
  }
}
