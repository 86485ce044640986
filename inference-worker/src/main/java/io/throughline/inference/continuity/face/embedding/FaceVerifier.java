package io.throughline.inference.continuity.face.embedding;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;

/**
 * A second opinion on an aligned face (SFace): [1, 3, 112, 112] RGB 0 to 255 to [128], of the face
 * and its mirror image averaged, L2-normalised. It errs on other photos than the embedder does.
 */
public final class FaceVerifier {
  private final OnnxModel model;

  public FaceVerifier(OnnxModel model) {
    this.model = model;
  }

  /** How templates name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /** The face, [128], L2-normalised. */
  public float[] embed(AlignedFace face) {
    float[] sum = Vectors.normalised(run(face.bgr()));
    Vectors.add(sum, Vectors.normalised(run(face.mirrored())), 1);
    return Vectors.normalised(sum);
  }

  private float[] run(float[] bgr) {
    int plane = AlignedFace.SIDE * AlignedFace.SIDE;
    float[] rgb = new float[bgr.length];
    for (int i = 0; i < bgr.length; i++) {
      rgb[(2 - i / plane) * plane + i % plane] = AlignedFace.level(bgr[i]);
    }
    return model.run(Tensor.of(rgb, 1, 3, AlignedFace.SIDE, AlignedFace.SIDE)).getFirst();
  }
}
