/** The Temporal worker on the inference queue. */
@NullMarked
package io.throughline.inference.worker;

import org.jspecify.annotations.NullMarked;
