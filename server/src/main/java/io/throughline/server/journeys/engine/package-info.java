/** The Temporal service as the server uses it: calls with patience, health, the hosted worker. */
@NullMarked
package io.throughline.server.journeys.engine;

import org.jspecify.annotations.NullMarked;
