/**
 * What set-up does after the build, and where everything lies: tools, model weights, demo media.
 */
@NullMarked
package io.throughline.server.setup;

import org.jspecify.annotations.NullMarked;
