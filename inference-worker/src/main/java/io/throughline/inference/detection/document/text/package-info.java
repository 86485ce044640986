/** Finds lines of text in a picture and reads them. */
@NullMarked
package io.throughline.inference.detection.document.text;

import org.jspecify.annotations.NullMarked;
