/** What a container tells of the way in which a recording came about. */
@NullMarked
package io.throughline.inference.media.ffmpeg.container.facts;

import org.jspecify.annotations.NullMarked;
