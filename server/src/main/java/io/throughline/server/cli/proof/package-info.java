/** Proof of journeys from a terminal, and its offline check. */
@NullMarked
package io.throughline.server.cli.proof;

import org.jspecify.annotations.NullMarked;
