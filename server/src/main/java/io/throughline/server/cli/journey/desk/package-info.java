/** Recoveries and cohorts from a terminal. */
@NullMarked
package io.throughline.server.cli.journey.desk;

import org.jspecify.annotations.NullMarked;
