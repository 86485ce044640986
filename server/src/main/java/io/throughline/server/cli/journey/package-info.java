/** The REST API from a terminal. */
@NullMarked
package io.throughline.server.cli.journey;

import org.jspecify.annotations.NullMarked;
