/** Per-subject keys: made at first use, wrapped by the master key, destroyed for ever. */
@NullMarked
package io.throughline.custody.keys;

import org.jspecify.annotations.NullMarked;
