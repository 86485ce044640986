/** Reads media that is composed for the test, and real recordings. */
@NullMarked
package io.throughline.inference.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
