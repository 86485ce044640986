/** Files that were made to do harm, and the limits that stop them. */
@NullMarked
package io.throughline.inference.media.ffmpeg.hostile;

import org.jspecify.annotations.NullMarked;
