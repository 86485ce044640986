/** From a face in a frame to its vector. */
@NullMarked
package io.throughline.inference.continuity.face.embedding;

import org.jspecify.annotations.NullMarked;
