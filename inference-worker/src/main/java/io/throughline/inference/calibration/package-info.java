/** Fits the curves that turn scores into likelihood ratios, and measures what they are worth. */
@NullMarked
package io.throughline.inference.calibration;

import org.jspecify.annotations.NullMarked;
