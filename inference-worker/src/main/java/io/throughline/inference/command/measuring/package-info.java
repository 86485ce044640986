/** Commands that fit, measure and time the models. */
@NullMarked
package io.throughline.inference.command.measuring;

import org.jspecify.annotations.NullMarked;
