package io.throughline.server.api.audit.friction;

/**
 * A share with its Wilson score interval of 95 %.
 *
 * @param rate from 0 to 1
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param of how many were looked at, at least 1
 */
public record Proportion(double rate, double low, double high, int of) {
  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /** So many of so many. */
  public static Proportion of(int hits, int of) {
    if (of < 1 || hits < 0 || hits > of) {
      throw new IllegalArgumentException("a share is of at least one, and a part of it");
    }
    double rate = (double) hits / of;
    double weight = 1 + Z * Z / of;
    double middle = (rate + Z * Z / (2 * of)) / weight;
    double reach = Z * Math.sqrt(rate * (1 - rate) / of + Z * Z / (4.0 * of * of)) / weight;
    // At the ends the interval closes exactly; rounding must not leave it open by a hair.
    double low = hits == 0 ? 0 : middle - reach;
    double high = hits == of ? 1 : middle + reach;
    return new Proportion(rate, low, high, of);
  }
}
