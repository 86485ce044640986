/**
 * Opens a container with the one demuxer that fits it, under limits of time, streams and duration.
 */
@NullMarked
package io.throughline.inference.media.ffmpeg.container;

import org.jspecify.annotations.NullMarked;
