/** What the workflow engine knows journeys by: queues and search attributes. */
@NullMarked
package io.throughline.contracts.journey.engine;

import org.jspecify.annotations.NullMarked;
