/** How each real part of the embedded engine is prepared, started and asked for its health. */
@NullMarked
package io.throughline.server.engine.parts;

import org.jspecify.annotations.NullMarked;
