/** From labelled media to templates of known people, through several cameras and lines. */
@NullMarked
package io.throughline.inference.calibration.samples;

import org.jspecify.annotations.NullMarked;
