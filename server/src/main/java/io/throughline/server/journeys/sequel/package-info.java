/** Journeys of people whom another journey has verified: watches and recoveries. */
@NullMarked
package io.throughline.server.journeys.sequel;

import org.jspecify.annotations.NullMarked;
