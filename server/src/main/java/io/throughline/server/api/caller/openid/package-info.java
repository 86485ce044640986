/** Callers of an OpenID Connect provider: signed tokens checked against its published keys. */
@NullMarked
package io.throughline.server.api.caller.openid;

import org.jspecify.annotations.NullMarked;
