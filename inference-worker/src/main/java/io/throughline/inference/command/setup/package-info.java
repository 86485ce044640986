/** The commands that set-up needs of the worker. */
@NullMarked
package io.throughline.inference.command.setup;

import org.jspecify.annotations.NullMarked;
