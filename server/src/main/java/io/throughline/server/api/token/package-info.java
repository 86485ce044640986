/** Who may call: one bearer token, and a gate that is closed unless a route is public. */
@NullMarked
package io.throughline.server.api.token;

import org.jspecify.annotations.NullMarked;
