package io.throughline.inference.detection.forgery.speech;

import java.util.List;

/**
 * What the model said of a window of sound.
 *
 * @param from seconds from the start of the recording
 * @param rangeDb level of its loud frames above that of its quiet ones
 * @param scores uncalibrated, in the order of the outputs
 */
record Listened(double from, double to, double rangeDb, List<Float> scores) {
  Listened {
    scores = List.copyOf(scores);
  }

  double score(Question question) {
    return scores.get(question.output());
  }
}
