/** Speech that no mouth said just now: synthetic, converted, or played back by a loudspeaker. */
@NullMarked
package io.throughline.inference.detection.forgery.speech;

import org.jspecify.annotations.NullMarked;
