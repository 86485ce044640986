/** The demo: scenes played by a fictional cast against a real deployment, and what came of them. */
@NullMarked
package io.throughline.server.cli.demo;

import org.jspecify.annotations.NullMarked;
