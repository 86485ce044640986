/** Reads media with FFmpeg, in this process, under limits that come before everything else. */
@NullMarked
package io.throughline.inference.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
