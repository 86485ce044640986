/** Starts, registers and asks journeys, and hosts the worker that runs them. */
@NullMarked
package io.throughline.server.journeys;

import org.jspecify.annotations.NullMarked;
