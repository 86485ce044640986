/** Fits what a detector's score is worth, on labelled media split by identity. */
@NullMarked
package io.throughline.inference.calibration.curves;

import org.jspecify.annotations.NullMarked;
