/** The only place that talks to ONNX Runtime: trusted model files in, arrays of floats out. */
@NullMarked
package io.throughline.inference.onnx;

import org.jspecify.annotations.NullMarked;
