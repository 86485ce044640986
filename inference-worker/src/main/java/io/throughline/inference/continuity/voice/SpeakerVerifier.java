package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns the speech of one voice into what templates hold (CAM++): [1, frames, 80] log mel and [1,
 * 2] line, one-hot wide-band or telephone, to [1, 192], which lies around the centre of all voices
 * over that line.
 */
public final class SpeakerVerifier {
  /** A stretch that the model hears at once, 10 s, and how many of them are enough. */
  private static final int STRETCH = 160_000;

  private static final int MOST_STRETCHES = 3;

  /** Samples of speech that are heard; more do not change the vector. */
  static final int MOST_SAMPLES = STRETCH * MOST_STRETCHES;

  /** The last stretch is joined to the one before it if it is shorter than this, 2.5 s. */
  private static final int LEAST = 40_000;

  private final OnnxModel model;
  private final KaldiFilterBank bank = new KaldiFilterBank();

  public SpeakerVerifier(OnnxModel model) {
    this.model = model;
  }

  /** How templates name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /**
   * The voice of that speech, [192], L2-normalised.
   *
   * @param speech 16 kHz mono in [-1, 1] of one voice, at least 0.1 s; its first 30 s are heard
   */
  public float[] embed(float[] speech, Template.Channel channel) {
    boolean telephone = channel == Template.Channel.TELEPHONE;
    Tensor line = Tensor.of(new float[] {telephone ? 0 : 1, telephone ? 1 : 0}, 1, 2);
    int end = Math.min(speech.length, MOST_SAMPLES);
    List<float[]> heard = new ArrayList<>();
    for (int from = 0; from == 0 || end - from >= LEAST; from += STRETCH) {
      int to = end - from - STRETCH < LEAST ? end : from + STRETCH;
      float[] mel = bank.of(Arrays.copyOfRange(speech, from, to));
      Tensor fbank = Tensor.of(mel, 1, mel.length / KaldiFilterBank.BANDS, KaldiFilterBank.BANDS);
      heard.add(Vectors.normalised(model.run(Map.of("fbank", fbank, "line", line)).getFirst()));
    }
    float[] sum = new float[heard.getFirst().length];
    heard.forEach(one -> Vectors.add(sum, one, 1));
    return Vectors.normalised(sum);
  }
}
