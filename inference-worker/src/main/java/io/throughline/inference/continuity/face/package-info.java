/** From detected faces to one face template. */
@NullMarked
package io.throughline.inference.continuity.face;

import org.jspecify.annotations.NullMarked;
