/** The gate: one table of route and role, limits of rate and size, closed unless listed. */
@NullMarked
package io.throughline.server.api.caller.gate;

import org.jspecify.annotations.NullMarked;
