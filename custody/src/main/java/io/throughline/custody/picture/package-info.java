/** The continuity of a journey as a picture: for pages, and beside its proof. */
@NullMarked
package io.throughline.custody.picture;

import org.jspecify.annotations.NullMarked;
