/** The workflow engine: the development server, or the real one on PostgreSQL. */
@NullMarked
package io.throughline.server.engine.parts.temporal;

import org.jspecify.annotations.NullMarked;
