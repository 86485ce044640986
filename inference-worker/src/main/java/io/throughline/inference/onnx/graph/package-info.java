/** What is mended in ONNX files before they are trusted: denormal weights and dead inputs. */
@NullMarked
package io.throughline.inference.onnx.graph;

import org.jspecify.annotations.NullMarked;
