/** The commands of the worker program. */
@NullMarked
package io.throughline.inference.command;

import org.jspecify.annotations.NullMarked;
