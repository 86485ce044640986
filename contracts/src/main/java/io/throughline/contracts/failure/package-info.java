/** The one list of what can go wrong, and which of it is tried again. */
@NullMarked
package io.throughline.contracts.failure;

import org.jspecify.annotations.NullMarked;
