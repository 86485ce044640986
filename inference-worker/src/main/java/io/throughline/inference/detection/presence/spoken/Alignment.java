package io.throughline.inference.detection.presence.spoken;

/** When tokens were said, from how much a decoder looked at each moment before it told them. */
final class Alignment {
  private static final float LEAST = 1e-6f;

  private Alignment() {}

  /**
   * The likeliest moments, none before the one of the token before.
   *
   * @param weights a row for each token
   * @param moments that a row has
   * @param sounding moments from the first on that are not padding, at least one
   * @return a moment for each token
   */
  static int[] moments(float[] weights, int moments, int sounding) {
    int tokens = weights.length / moments;
    double[] best = new double[sounding];
    int[][] from = new int[tokens][sounding];
    for (int token = 0; token < tokens; token++) {
      int row = token * moments;
      int leader = 0;
      double[] next = new double[sounding];
      for (int at = 0; at < sounding; at++) {
        leader = best[at] > best[leader] ? at : leader;
        from[token][at] = leader;
        next[at] = best[leader] + Math.log(Math.max(LEAST, weights[row + at]));
      }
      best = next;
    }
    int[] found = new int[tokens];
    int at = 0;
    for (int moment = 1; moment < sounding; moment++) {
      at = best[moment] > best[at] ? moment : at;
    }
    for (int token = tokens - 1; token >= 0; token--) {
      found[token] = at;
      at = from[token][at];
    }
    return found;
  }
}
