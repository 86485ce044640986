package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns speech into a vector: windows of 80 mel frames (0.8 s) every 40, [n, 80, 40], each embedded
 * and L2-normalised, averaged, L2-normalised again.
 */
public final class SpeakerEmbedder {
  private static final int WINDOW = 80;
  private static final int STRIDE = 40;

  /** Samples from the start of one window to that of the next, 0.4 s. */
  static final int STRIDE_SAMPLES = STRIDE * 160;

  /** Samples of one window, 0.8 s. */
  static final int WINDOW_SAMPLES = WINDOW * 160;

  /** Windows of one call, so that two minutes of speech do not make one huge tensor. */
  private static final int BATCH = 32;

  private final OnnxModel model;
  private final MelSpectrogram spectrogram = new MelSpectrogram();

  public SpeakerEmbedder(OnnxModel model) {
    this.model = model;
  }

  /** How templates name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /**
   * The voice of that speech, L2-normalised.
   *
   * @param speech 16 kHz mono in [-1, 1], at least 0.85 s
   */
  public float[] embed(float[] speech) {
    List<float[]> windows = windows(speech);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("too little speech for a window");
    }
    return mean(windows);
  }

  /** One embedding for each window of 0.8 s, every {@link #STRIDE_SAMPLES}, L2-normalised. */
  List<float[]> windows(float[] speech) {
    float[][] mel = spectrogram.of(speech);
    int windows = mel.length < WINDOW ? 0 : 1 + (mel.length - WINDOW) / STRIDE;
    List<float[]> found = new ArrayList<>();
    for (int first = 0; first < windows; first += BATCH) {
      int count = Math.min(BATCH, windows - first);
      float[] embeddings =
          model
              .run(Tensor.of(batch(mel, first, count), count, WINDOW, MelSpectrogram.BANDS))
              .getFirst();
      int length = embeddings.length / count;
      for (int i = 0; i < count; i++) {
        found.add(Vectors.normalised(Arrays.copyOfRange(embeddings, i * length, (i + 1) * length)));
      }
    }
    return found;
  }

  /** The voice of some windows, at least one; L2-normalised. */
  static float[] mean(List<float[]> windows) {
    float[] sum = new float[windows.getFirst().length];
    windows.forEach(window -> Vectors.add(sum, window, 1));
    return Vectors.normalised(sum);
  }

  private static float[] batch(float[][] mel, int first, int count) {
    float[] batch = new float[count * WINDOW * MelSpectrogram.BANDS];
    for (int i = 0; i < count; i++) {
      for (int frame = 0; frame < WINDOW; frame++) {
        System.arraycopy(
            mel[(first + i) * STRIDE + frame],
            0,
            batch,
            (i * WINDOW + frame) * MelSpectrogram.BANDS,
            MelSpectrogram.BANDS);
      }
    }
    return batch;
  }
}
