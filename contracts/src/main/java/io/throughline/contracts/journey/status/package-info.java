/** Where a journey stands and how it came there. */
@NullMarked
package io.throughline.contracts.journey.status;

import org.jspecify.annotations.NullMarked;
