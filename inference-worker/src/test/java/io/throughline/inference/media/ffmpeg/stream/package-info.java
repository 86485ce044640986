/** The steps between a decoder and the receiver, one by one. */
@NullMarked
package io.throughline.inference.media.ffmpeg.stream;

import org.jspecify.annotations.NullMarked;
