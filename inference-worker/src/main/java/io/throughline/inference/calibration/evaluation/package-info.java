/** How often the comparison errs on labelled media. */
@NullMarked
package io.throughline.inference.calibration.evaluation;

import org.jspecify.annotations.NullMarked;
