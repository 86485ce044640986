package io.throughline.inference.continuity.face.embedding;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;

/**
 * Turns an aligned face into a vector: [1, 3, 112, 112] BGR in [-1, 1] to [512], L2-normalised, of
 * the face, of its mirror image, or of both averaged.
 */
public final class FaceEmbedder {
  /** So few frames are worth the double cost: a short recording has no others to average with. */
  private static final int SEEN_BOTH_WAYS = 6;

  private final OnnxModel model;

  public FaceEmbedder(OnnxModel model) {
    this.model = model;
  }

  /** How templates name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /**
   * The face in that frame, [512], L2-normalised. The first frames of a recording, and a photo, are
   * seen both ways; later ones in turns, so that the mean over a track is over both ways at half
   * the cost.
   *
   * @param frame index in the recording, from 0
   */
  public float[] embed(AlignedFace face, int frame) {
    if (frame >= SEEN_BOTH_WAYS) {
      return Vectors.normalised(run(frame % 2 == 0 ? face.bgr() : face.mirrored()));
    }
    float[] sum = Vectors.normalised(run(face.bgr()));
    Vectors.add(sum, Vectors.normalised(run(face.mirrored())), 1);
    return Vectors.normalised(sum);
  }

  private float[] run(float[] bgr) {
    return model.run(Tensor.of(bgr, 1, 3, AlignedFace.SIDE, AlignedFace.SIDE)).getFirst();
  }
}
