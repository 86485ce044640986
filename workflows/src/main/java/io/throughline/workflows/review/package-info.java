/** Held journeys: a human confirms or clears, or time takes the safe default. */
@NullMarked
package io.throughline.workflows.review;

import org.jspecify.annotations.NullMarked;
