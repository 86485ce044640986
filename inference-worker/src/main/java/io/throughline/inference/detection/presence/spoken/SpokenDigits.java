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

  /** As if these figures had come before: so it goes on in figures. In no order. */
  private static final int[] BEFORE = {3, 8, 0, 5, 7, 1, 9, 4, 6, 2};

  private static final int PROMPT = 1 + BEFORE.length + START.length;

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

  /** A token that was told: a digit, or something else, which is none. */
  private record Told(int token, int digit, double probability) {
    boolean isDigit() {
      return digit >= 0;
    }
  }

  private Reading read(KeptSound.Cut cut) {
    Loaded models = models();
    float[] padded = Arrays.copyOf(cut.samples(), SAMPLES);
    float[] states = models.encoder().run(Tensor.of(padded, 1, SAMPLES)).getFirst();
    List<Told> told = new ArrayList<>();
    float[] tokens = prompt();
    while (true) {
      List<float[]> outputs = models.decoder().run(inputs(states, tokens));
      float[] next = outputs.getFirst();
      int best = likeliest(next);
      double probability = Math.clamp(Math.exp(next[best]), 0, 1);
      if (best == END) {
        boolean whole = cut.samples().length <= SAMPLES;
        return reading(told, outputs.get(1), cut, whole ? probability : 0);
      }
      Told token =
          best == OTHER
              ? new Told((int) next[WHICH], -1, probability)
              : new Told(FIGURES[best], best, probability);
      told.add(token);
      if (told.size() == MOST_TOKENS || others(told) > Reading.MOST_OTHERS) {
        return reading(told, outputs.get(1), cut, 0);
      }
      tokens = Arrays.copyOf(tokens, tokens.length + 1);
      tokens[tokens.length - 1] = token.token();
    }
  }

  private static int others(List<Told> told) {
    return (int) told.stream().filter(token -> !token.isDigit()).count();
  }

  private static Reading reading(
      List<Told> told, float[] where, KeptSound.Cut cut, double probability) {
    int sounding = Math.clamp(cut.samples().length / (SAMPLES / STATES), 1, STATES);
    int first = (PROMPT - 1) * STATES;
    float[] rows = Arrays.copyOfRange(where, first, first + told.size() * STATES);
    int[] when = Alignment.moments(rows, STATES, sounding);
    List<HeardDigit> digits = new ArrayList<>();
    for (int i = 0; i < when.length; i++) {
      Told token = told.get(i);
      if (token.isDigit()) {
        double seconds = cut.from() + when[i] * STATE_SECONDS;
        digits.add(new HeardDigit(token.digit(), token.probability(), seconds));
      }
    }
    return new Reading(digits, others(told), probability);
  }

  private static Map<String, Tensor> inputs(float[] states, float[] tokens) {
    return Map.of(
        "states",
        Tensor.of(states, 1, STATES, WIDTH),
        "tokens",
        Tensor.of(tokens, 1, tokens.length));
  }

  private static float[] prompt() {
    float[] tokens = new float[PROMPT];
    tokens[0] = PREVIOUSLY;
    for (int i = 0; i < BEFORE.length; i++) {
      tokens[1 + i] = FIGURES[BEFORE[i]];
    }
    for (int i = 0; i < START.length; i++) {
      tokens[1 + BEFORE.length + i] = START[i];
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

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.encoder().close();
      loaded.decoder().close();
      loaded = null;
    }
  }
}
