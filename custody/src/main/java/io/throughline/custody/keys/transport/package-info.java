/** The rotating key of the worker pool, which opens nothing else. */
@NullMarked
package io.throughline.custody.keys.transport;

import org.jspecify.annotations.NullMarked;
