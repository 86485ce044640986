/** What one piece of media shows by itself. */
@NullMarked
package io.throughline.inference.detection;

import org.jspecify.annotations.NullMarked;
