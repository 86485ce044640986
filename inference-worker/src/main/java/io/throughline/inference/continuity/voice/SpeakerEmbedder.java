package io.throughline.inference.continuity.voice;

import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hears which pieces of a recording are one voice: windows of 80 mel frames (0.8 s) every 40, [n,
 * 80, 40], each embedded and L2-normalised, averaged, L2-normalised again.
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

  /** The windows of that speech, 0.8 s every {@link #STRIDE_SAMPLES}. */
  Windows windows(float[] speech) {
    return new Windows(spectrogram.of(speech));
  }

  /** What the model hears in each window, which is found out when it is asked for. */
  final class Windows {
    private final float[][] mel;
    private final Map<Integer, float[]> heard = new HashMap<>();

    private Windows(float[][] mel) {
      this.mel = mel;
    }

    int count() {
      return mel.length < WINDOW ? 0 : 1 + (mel.length - WINDOW) / STRIDE;
    }

    /** The embeddings of those windows, in that order, each L2-normalised. */
    List<float[]> of(List<Integer> windows) {
      List<Integer> unheard =
          windows.stream().filter(window -> !heard.containsKey(window)).toList();
      for (int from = 0; from < unheard.size(); from += BATCH) {
        hear(unheard.subList(from, Math.min(from + BATCH, unheard.size())));
      }
      return windows.stream().map(heard::get).toList();
    }

    private void hear(List<Integer> windows) {
      float[] batch = new float[windows.size() * WINDOW * MelSpectrogram.BANDS];
      for (int i = 0; i < windows.size(); i++) {
        for (int frame = 0; frame < WINDOW; frame++) {
          System.arraycopy(
              mel[windows.get(i) * STRIDE + frame],
              0,
              batch,
              (i * WINDOW + frame) * MelSpectrogram.BANDS,
              MelSpectrogram.BANDS);
        }
      }
      Tensor input = Tensor.of(batch, windows.size(), WINDOW, MelSpectrogram.BANDS);
      float[] embeddings = model.run(input).getFirst();
      int length = embeddings.length / windows.size();
      for (int i = 0; i < windows.size(); i++) {
        float[] one = Arrays.copyOfRange(embeddings, i * length, (i + 1) * length);
        heard.put(windows.get(i), Vectors.normalised(one));
      }
    }
  }

  /** The voice of some windows, at least one; L2-normalised. */
  static float[] mean(List<float[]> windows) {
    float[] sum = new float[windows.getFirst().length];
    windows.forEach(window -> Vectors.add(sum, window, 1));
    return Vectors.normalised(sum);
  }
}
