/** Recoveries, played with time that skips. */
@NullMarked
package io.throughline.workflows.journey.recovery;

import org.jspecify.annotations.NullMarked;
