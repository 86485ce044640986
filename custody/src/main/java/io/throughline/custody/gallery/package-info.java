/** Templates that people are searched among, in PostgreSQL: the truth behind every index. */
@NullMarked
package io.throughline.custody.gallery;

import org.jspecify.annotations.NullMarked;
