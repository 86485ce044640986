/** Whether lips and speech of a recording go together. */
@NullMarked
package io.throughline.inference.detection.lipsync;

import org.jspecify.annotations.NullMarked;
