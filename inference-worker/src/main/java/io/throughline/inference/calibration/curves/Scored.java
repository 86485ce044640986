package io.throughline.inference.calibration.curves;

/**
 * A score with what the label says.
 *
 * @param person who is shown, or the file: what belongs together in every split
 * @param score uncalibrated, higher is more suspicious
 */
record Scored(String person, boolean forged, double score) {}
