/** The demo's clips, composed from the cast's sources, and the scenes that play them. */
@NullMarked
package io.throughline.server.setup.cast;

import org.jspecify.annotations.NullMarked;
