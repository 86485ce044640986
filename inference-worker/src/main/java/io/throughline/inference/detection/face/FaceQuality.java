package io.throughline.inference.detection.face;

/**
 * What speaks for and against using a face in a frame.
 *
 * @param eyeDistance pixels of the frame
 * @param brightness mean luma of the aligned face, 0 to 255
 * @param sharpness variance of the Laplacian of the aligned face's luma
 * @param turn as {@link Landmarks#turn}
 * @param score of the detector, 0 to 1
 */
public record FaceQuality(
    double eyeDistance, double brightness, double sharpness, double turn, double score) {
  /** Below this a face is neither enrolled nor compared. */
  public static final double LOWEST = 0.2;

  /** The weakest of all sides, 0 (useless) to 1: no side makes up for another. */
  public double value() {
    return Math.min(Math.min(size(), light()), Math.min(focus(), Math.min(front(), sure())));
  }

  /** Why this face cannot be used, dotted and stable; meaningful below {@link #LOWEST}. */
  public String weakness() {
    double worst = value();
    if (worst == size()) {
      return "faces.too-small";
    }
    if (worst == light()) {
      return brightness < 128 ? "faces.too-dark" : "faces.too-bright";
    }
    if (worst == focus()) {
      return "faces.too-blurred";
    }
    return worst == front() ? "faces.turned-away" : "faces.unsure";
  }

  private double size() {
    return ramp(eyeDistance, 8, 36);
  }

  private double light() {
    return Math.min(ramp(brightness, 18, 70), ramp(255 - brightness, 8, 45));
  }

  private double focus() {
    return ramp(Math.log10(Math.max(1, sharpness)), 0.3, 1.8);
  }

  private double front() {
    return ramp(0.75 - turn, 0, 0.5);
  }

  private double sure() {
    return ramp(score, 0.55, 0.95);
  }

  private static double ramp(double value, double none, double full) {
    return Math.clamp((value - none) / (full - none), 0, 1);
  }
}
