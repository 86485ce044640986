/** Whole journeys through real parts, with the looking at media played by a script. */
@NullMarked
package io.throughline.server.cli.bench.journeys;

import org.jspecify.annotations.NullMarked;
