package io.throughline.inference.detection.presence.spoken;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads spoken digits with a general speech recogniser (Whisper base) that is told to go on in
 * figures. Its weights, some 300 MB as floats, are loaded when first needed. Any threads.
 */
public final class SpokenDigits implements DigitReader {
  /** How findings name it. */
  public static final ModelRef METHOD = new ModelRef("speech-reader", "1.0.0");

  private static final int WINDOW_SECONDS = 30;
  private static final int SAMPLES = WINDOW_SECONDS * KeptSound.RATE;
  private static final int STATES = 1500;
  private static final int WIDTH = 512;
  private static final double STATE_SECONDS = 0.02;

  /** More are not asked for. */
  private static final int MOST_TOKENS = 24;

  // Whisper's multilingual vocabulary.
  private static final int[] FIGURES = {1958, 502, 568, 805, 1017, 1025, 1386, 1614, 1649, 1722};
  private static final int PREVIOUSLY = 50361;
  private static final int[] START = {50258, 50259, 50359, 50363};

  // What the decoder tells: ten digits, the end, the likeliest other token, which one that is.
  private static final int END = 10;
  private static final int OTHER = 11;
  private static final int WHICH = 12;

  private final OnnxEngine engine;
  private @Nullable Loaded loaded;

  public SpokenDigits(OnnxEngine engine) {
    this.engine = engine;
  }

  private record Loaded(OnnxModel encoder, OnnxModel decoder) {}

  private synchronized Loaded models() {
    Loaded both = loaded;
    if (both == null) {
      both = new Loaded(engine.load("speech-encoder"), engine.load(METHOD.name()));
      loaded = both;
    }
    return both;
  }

  /** Fails with {@code MODEL_UNTRUSTED} if the weights are not the catalogue's. */
  @Override
  public Reading read(KeptSound sound, List<SpeechStream.Span> speech) {
    Reading reading = Reading.NOTHING;
    for (KeptSound.Cut cut : sound.cuts(speech, WINDOW_SECONDS)) {
      reading = reading.then(read(cut));
      if (reading.others() > Reading.MOST_OTHERS || reading.end() == 0) {
        return reading;
      }
    }
    return sound.more() ? reading.then(new Reading(List.of(), 0, 0)) : reading;
  }

  private Reading read(KeptSound.Cut cut) {
    Loaded models = models();
    float[] padded = Arrays.copyOf(cut.samples(), SAMPLES);
    float[] states = models.encoder().run(Tensor.of(padded, 1, SAMPLES)).getFirst();
    float[] tokens = prompt();
    List<HeardDigit> digits = new ArrayList<>();
    int others = 0;
    for (int i = 0; i < MOST_TOKENS && others <= Reading.MOST_OTHERS; i++) {
      List<float[]> told = models.decoder().run(inputs(states, tokens));
      float[] next = told.getFirst();
      int best = likeliest(next);
      double probability = Math.clamp(Math.exp(next[best]), 0, 1);
      if (best == END) {
        boolean whole = cut.samples().length <= SAMPLES;
        return new Reading(digits, others, whole ? probability : 0);
      }
      int token = (int) next[WHICH];
      if (best == OTHER) {
        others++;
      } else {
        token = FIGURES[best];
        digits.add(new HeardDigit(best, probability, cut.from() + when(told.get(1))));
      }
      tokens = Arrays.copyOf(tokens, tokens.length + 1);
      tokens[tokens.length - 1] = token;
    }
    return new Reading(digits, others, 0);
  }

  private static Map<String, Tensor> inputs(float[] states, float[] tokens) {
    return Map.of(
        "states",
        Tensor.of(states, 1, STATES, WIDTH),
        "tokens",
        Tensor.of(tokens, 1, tokens.length));
  }

  /** Ten figures in no order, as if they came before: so it goes on in figures. */
  private static float[] prompt() {
    int[] order = {3, 8, 0, 5, 7, 1, 9, 4, 6, 2};
    float[] tokens = new float[1 + order.length + START.length];
    tokens[0] = PREVIOUSLY;
    for (int i = 0; i < order.length; i++) {
      tokens[1 + i] = FIGURES[order[i]];
    }
    for (int i = 0; i < START.length; i++) {
      tokens[1 + order.length + i] = START[i];
    }
    return tokens;
  }

  private static int likeliest(float[] next) {
    int best = 0;
    for (int i = 1; i <= OTHER; i++) {
      best = next[i] > next[best] ? i : best;
    }
    return best;
  }

  /** Where the last token looked most, in seconds from the start of the window. */
  private static double when(float[] where) {
    int first = where.length - STATES;
    int most = first;
    for (int i = first; i < where.length; i++) {
      most = where[i] > where[most] ? i : most;
    }
    return (most - first) * STATE_SECONDS;
  }

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.encoder().close();
      loaded.decoder().close();
      loaded = null;
    }
  }
}
