/** Which digits are said in a recording, and whether they are those that were asked for. */
@NullMarked
package io.throughline.inference.detection.presence.spoken;

import org.jspecify.annotations.NullMarked;
