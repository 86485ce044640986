/** Where speech is in a sound, and through what channel it came. */
@NullMarked
package io.throughline.inference.detection.voice;

import org.jspecify.annotations.NullMarked;
