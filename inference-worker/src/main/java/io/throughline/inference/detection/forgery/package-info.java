/** Whether a face was put into a picture or made by a program. */
@NullMarked
package io.throughline.inference.detection.forgery;

import org.jspecify.annotations.NullMarked;
