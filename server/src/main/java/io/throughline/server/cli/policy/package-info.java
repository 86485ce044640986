/** The rules from a terminal: their gates, and what others would have decided. */
@NullMarked
package io.throughline.server.cli.policy;

import org.jspecify.annotations.NullMarked;
