/** The commands that operate a deployment from a terminal. */
@NullMarked
package io.throughline.server.cli;

import org.jspecify.annotations.NullMarked;
