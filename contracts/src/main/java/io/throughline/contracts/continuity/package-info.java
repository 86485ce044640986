/**
 * Whether two interactions show the same human: templates, links between interactions,
 * similarities.
 */
@NullMarked
package io.throughline.contracts.continuity;

import org.jspecify.annotations.NullMarked;
