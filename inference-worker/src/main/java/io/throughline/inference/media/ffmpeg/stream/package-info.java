/** Decodes one track each and turns what comes out into upright RGB pictures and 16 kHz sound. */
@NullMarked
package io.throughline.inference.media.ffmpeg.stream;

import org.jspecify.annotations.NullMarked;
