/** Histories of journeys as they ran before, replayed against the code of today. */
@NullMarked
package io.throughline.workflows.history;

import org.jspecify.annotations.NullMarked;
