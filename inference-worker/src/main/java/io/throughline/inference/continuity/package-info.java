/** Whether two captures show the same human, as a calibrated likelihood ratio. */
@NullMarked
package io.throughline.inference.continuity;

import org.jspecify.annotations.NullMarked;
