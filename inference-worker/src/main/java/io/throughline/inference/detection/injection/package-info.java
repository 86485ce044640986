/** Signs that a recording was put in the camera's place instead of taken by it. */
@NullMarked
package io.throughline.inference.detection.injection;

import org.jspecify.annotations.NullMarked;
