package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns speech into a vector: windows of 80 mel frames (0.8 s), [n, 80, 40], each embedded and
 * L2-normalised, averaged, L2-normalised again.
 */
public final class SpeakerEmbedder {
  private static final int WINDOW = 80;
  private static final double FRAMES_PER_SECOND = 100;

  /** Mel frames of speech, 20 s, up to which windows overlap. */
  private static final int OVERLAPPED = 2000;

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
   * What the model hears in each window of a stretch of speech.
   *
   * @param stride mel frames (10 ms) from the start of one window to the next
   * @param vectors L2-normalised, in order
   */
  record Windows(int stride, List<float[]> vectors) {
    Windows {
      vectors = List.copyOf(vectors);
    }

    /** The mean over all of them, L2-normalised. */
    float[] voice() {
      return mean(vectors);
    }

    /** The means over whole pieces of so many seconds, one after the other. */
    List<float[]> pieces(double seconds) {
      int each = (int) Math.round(seconds * FRAMES_PER_SECOND / stride);
      List<float[]> pieces = new ArrayList<>();
      for (int at = 0; at + each <= vectors.size(); at += each) {
        pieces.add(mean(vectors.subList(at, at + each)));
      }
      return pieces;
    }

    private static float[] mean(List<float[]> vectors) {
      float[] sum = new float[vectors.getFirst().length];
      vectors.forEach(vector -> Vectors.add(sum, vector, 1));
      return Vectors.normalised(sum);
    }
  }

  /**
   * The voice of that speech, L2-normalised.
   *
   * @param speech 16 kHz mono in [-1, 1], at least 0.85 s
   */
  public float[] embed(float[] speech) {
    return windows(speech).voice();
  }

  /**
   * The same, window by window: they overlap by half, except in speech so long that its mean gains
   * nothing by that.
   *
   * @param speech 16 kHz mono in [-1, 1], at least 0.85 s
   */
  Windows windows(float[] speech) {
    float[][] mel = spectrogram.of(speech);
    int stride = mel.length <= OVERLAPPED ? WINDOW / 2 : WINDOW;
    int windows = mel.length < WINDOW ? 0 : 1 + (mel.length - WINDOW) / stride;
    if (windows == 0) {
      throw new IllegalArgumentException("too little speech for a window");
    }
    List<float[]> vectors = new ArrayList<>();
    for (int first = 0; first < windows; first += BATCH) {
      int count = Math.min(BATCH, windows - first);
      Tensor batch =
          Tensor.of(batch(mel, first * stride, stride, count), count, WINDOW, MelSpectrogram.BANDS);
      float[] embeddings = model.run(batch).getFirst();
      int length = embeddings.length / count;
      for (int i = 0; i < count; i++) {
        vectors.add(
            Vectors.normalised(Arrays.copyOfRange(embeddings, i * length, (i + 1) * length)));
      }
    }
    return new Windows(stride, vectors);
  }

  private static float[] batch(float[][] mel, int from, int stride, int count) {
    float[] batch = new float[count * WINDOW * MelSpectrogram.BANDS];
    for (int i = 0; i < count; i++) {
      for (int frame = 0; frame < WINDOW; frame++) {
        System.arraycopy(
            mel[from + i * stride + frame],
            0,
            batch,
            (i * WINDOW + frame) * MelSpectrogram.BANDS,
            MelSpectrogram.BANDS);
      }
    }
    return batch;
  }
}
