/** What a deployment is told at its start, and the parts that every feature needs. */
@NullMarked
package io.throughline.server.settings;

import org.jspecify.annotations.NullMarked;
