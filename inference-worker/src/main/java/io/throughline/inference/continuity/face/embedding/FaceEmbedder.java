package io.throughline.inference.continuity.face.embedding;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;

/**
 * Turns an aligned face into a vector: [1, 3, 112, 112] BGR in [-1, 1] to [512], L2-normalised,
 * averaged over the face and its mirror image.
 */
public final class FaceEmbedder {
  private final OnnxModel model;

  public FaceEmbedder(OnnxModel model) {
    this.model = model;
  }

  /** How templates name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /** [512], L2-normalised. */
  public float[] embed(AlignedFace face) {
    float[] sum = Vectors.normalised(run(face.bgr()));
    Vectors.add(sum, Vectors.normalised(run(face.mirrored())), 1);
    return Vectors.normalised(sum);
  }

  private float[] run(float[] bgr) {
    return model.run(Tensor.of(bgr, 1, 3, AlignedFace.SIDE, AlignedFace.SIDE)).getFirst();
  }
}
