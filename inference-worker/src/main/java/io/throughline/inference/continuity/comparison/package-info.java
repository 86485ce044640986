/** What a cosine of two templates is worth, and which of several people an earlier chain shows. */
@NullMarked
package io.throughline.inference.continuity.comparison;

import org.jspecify.annotations.NullMarked;
