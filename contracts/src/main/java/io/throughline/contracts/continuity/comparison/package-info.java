/** What is asked of a comparison, and its answer. */
@NullMarked
package io.throughline.contracts.continuity.comparison;

import org.jspecify.annotations.NullMarked;
