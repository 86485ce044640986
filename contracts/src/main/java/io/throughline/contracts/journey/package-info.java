/** The journeys as seen from outside: requests, updates, status and timeline. */
@NullMarked
package io.throughline.contracts.journey;

import org.jspecify.annotations.NullMarked;
