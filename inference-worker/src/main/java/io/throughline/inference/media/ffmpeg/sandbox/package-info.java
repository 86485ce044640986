/** Decoding in a process of its own that has nothing to take and nowhere to go. */
@NullMarked
package io.throughline.inference.media.ffmpeg.sandbox;

import org.jspecify.annotations.NullMarked;
