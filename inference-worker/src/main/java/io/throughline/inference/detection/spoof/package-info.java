/** Speech that no mouth said just now: synthetic, converted, or played back by a loudspeaker. */
@NullMarked
package io.throughline.inference.detection.spoof;

import org.jspecify.annotations.NullMarked;
