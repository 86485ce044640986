/**
 * Looks at one piece of media as a whole: what is decoded goes to the face and voice parts, and
 * findings come out.
 */
@NullMarked
package io.throughline.inference.inspection;

import org.jspecify.annotations.NullMarked;
