/** Tells the kind of media by its first bytes. */
@NullMarked
package io.throughline.custody.evidence.media;

import org.jspecify.annotations.NullMarked;
