/** From cosines of labelled pairs to a curve, and to figures of what the curve is worth. */
@NullMarked
package io.throughline.inference.calibration.scores;

import org.jspecify.annotations.NullMarked;
