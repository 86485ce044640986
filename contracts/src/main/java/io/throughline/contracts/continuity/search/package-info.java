/** One human looked for among many: for which purpose, and what may come of it. */
@NullMarked
package io.throughline.contracts.continuity.search;

import org.jspecify.annotations.NullMarked;
