/** Scalar products of one query with many rows of bytes, and the best of them. */
@NullMarked
package io.throughline.custody.gallery.search.scan;

import org.jspecify.annotations.NullMarked;
