/** The process that opens hostile media and holds no keys of subjects. */
@NullMarked
package io.throughline.inference;

import org.jspecify.annotations.NullMarked;
