/** Damaged media at random, and what is answered to each. */
@NullMarked
package io.throughline.inference.command.measuring.fuzz;

import org.jspecify.annotations.NullMarked;
