/** The embedded PostgreSQL: its programs, its first start, its health. */
@NullMarked
package io.throughline.server.engine.parts.postgres;

import org.jspecify.annotations.NullMarked;
