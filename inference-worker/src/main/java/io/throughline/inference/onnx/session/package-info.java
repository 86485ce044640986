/** How models run: nothing is told to their runtime's vendor, and requests share an accelerator. */
@NullMarked
package io.throughline.inference.onnx.session;

import org.jspecify.annotations.NullMarked;
