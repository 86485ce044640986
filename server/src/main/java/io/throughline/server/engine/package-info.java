/** The embedded engine: one process that owns all parts of a deployment on one data folder. */
@NullMarked
package io.throughline.server.engine;

import org.jspecify.annotations.NullMarked;
