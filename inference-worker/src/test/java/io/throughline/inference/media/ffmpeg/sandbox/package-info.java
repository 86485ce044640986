/** Decoders that break, take too much, or try to get out. */
@NullMarked
package io.throughline.inference.media.ffmpeg.sandbox;

import org.jspecify.annotations.NullMarked;
