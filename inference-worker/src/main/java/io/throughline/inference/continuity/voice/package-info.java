/** From speech to one voice template. */
@NullMarked
package io.throughline.inference.continuity.voice;

import org.jspecify.annotations.NullMarked;
