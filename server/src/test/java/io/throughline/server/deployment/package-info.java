/** A whole server with real parts for tests to call. */
@NullMarked
package io.throughline.server.deployment;

import org.jspecify.annotations.NullMarked;
