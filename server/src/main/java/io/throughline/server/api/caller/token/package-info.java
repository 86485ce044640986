/** Bearer tokens that the deployment makes itself: kept as hashes, made and revoked by route. */
@NullMarked
package io.throughline.server.api.caller.token;

import org.jspecify.annotations.NullMarked;
