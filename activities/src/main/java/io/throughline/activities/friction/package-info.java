/** Keeps how journeys go through their stages. */
@NullMarked
package io.throughline.activities.friction;

import org.jspecify.annotations.NullMarked;
