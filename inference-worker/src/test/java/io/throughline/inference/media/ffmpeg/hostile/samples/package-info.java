/** Broken and hostile media, made anew each time, in folders named by what is wrong with them. */
@NullMarked
package io.throughline.inference.media.ffmpeg.hostile.samples;

import org.jspecify.annotations.NullMarked;
