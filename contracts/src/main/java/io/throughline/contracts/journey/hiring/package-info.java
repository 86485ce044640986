/** Hiring: from the application to the first day. */
@NullMarked
package io.throughline.contracts.journey.hiring;

import org.jspecify.annotations.NullMarked;
