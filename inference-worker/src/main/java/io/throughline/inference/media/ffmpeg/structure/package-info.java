/** Looks at a file's own bookkeeping, in plain Java, before any native code sees it. */
@NullMarked
package io.throughline.inference.media.ffmpeg.structure;

import org.jspecify.annotations.NullMarked;
