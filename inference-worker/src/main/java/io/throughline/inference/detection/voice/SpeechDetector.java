package io.throughline.inference.detection.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Tells speech from everything else: 64 samples of context and 512 new ones at 16 kHz, with a state
 * that goes from one call to the next, to a probability.
 */
public final class SpeechDetector {
  /** Samples of one step, 32 ms. */
  static final int STEP = 512;

  static final int SAMPLE_RATE_HZ = 16_000;
  private static final int CONTEXT = 64;
  private static final int STATE = 2 * 128;

  private final OnnxModel model;

  public SpeechDetector(OnnxModel model) {
    this.model = model;
  }

  /** How findings name this model. */
  public ModelRef ref() {
    return model.ref();
  }

  /** Begins a recording. */
  Listening listen() {
    return new Listening();
  }

  /** The state of one recording; one thread at a time. */
  final class Listening {
    private float[] state = new float[STATE];
    private final float[] window = new float[CONTEXT + STEP];

    /** Probability that the next 512 samples hold speech. */
    double next(float[] samples) {
      System.arraycopy(window, STEP, window, 0, CONTEXT);
      System.arraycopy(samples, 0, window, CONTEXT, STEP);
      List<float[]> outputs =
          model.run(
              Map.of(
                  "input", Tensor.of(window, 1, window.length),
                  "state", Tensor.of(state, 2, 1, 128),
                  "sr", Tensor.of(SAMPLE_RATE_HZ)));
      state = outputs.get(1);
      return outputs.get(0)[0];
    }
  }
}
