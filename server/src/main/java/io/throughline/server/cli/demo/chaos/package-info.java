/** Journeys on an engine whose parts are killed at random, and the count of what that broke. */
@NullMarked
package io.throughline.server.cli.demo.chaos;

import org.jspecify.annotations.NullMarked;
