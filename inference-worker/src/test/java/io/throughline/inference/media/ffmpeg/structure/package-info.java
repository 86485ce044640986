/** Files of a few bytes, each wrong in one way. */
@NullMarked
package io.throughline.inference.media.ffmpeg.structure;

import org.jspecify.annotations.NullMarked;
