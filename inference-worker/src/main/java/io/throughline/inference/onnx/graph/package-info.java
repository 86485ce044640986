/** What is mended in ONNX files before they are trusted: denormal weights, inputs, weights. */
@NullMarked
package io.throughline.inference.onnx.graph;

import org.jspecify.annotations.NullMarked;
