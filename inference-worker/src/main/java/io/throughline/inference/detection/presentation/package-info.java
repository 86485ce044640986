/** Whether a face is before the camera itself, or a print or screen that shows one. */
@NullMarked
package io.throughline.inference.detection.presentation;

import org.jspecify.annotations.NullMarked;
