/**
 * Opens hostile media under limits and hands out pictures and sound, without a native type in
 * sight.
 */
@NullMarked
package io.throughline.inference.media;

import org.jspecify.annotations.NullMarked;
