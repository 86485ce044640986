/** Which journeys there are, of whom, and by which order each was started. */
@NullMarked
package io.throughline.server.journeys.registry;

import org.jspecify.annotations.NullMarked;
