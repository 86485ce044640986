/**
 * Where faces are in a picture, how well they can be seen, and whether they are shown by a screen
 * or print.
 */
@NullMarked
package io.throughline.inference.detection.face;

import org.jspecify.annotations.NullMarked;
