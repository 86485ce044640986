/** Watching somebody at full frame rate for little: most work is left out of most frames. */
@NullMarked
package io.throughline.inference.worker.monitoring;

import org.jspecify.annotations.NullMarked;
