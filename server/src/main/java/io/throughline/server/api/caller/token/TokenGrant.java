package io.throughline.server.api.caller.token;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a new token is to be.
 *
 * @param caller whom it stands for
 * @param note what it is for, as its maker says; no secret
 * @param expiresAt empty for a token that ends only when it is revoked
 * @param createdBy empty if the deployment made it for itself
 */
public record TokenGrant(
    Caller caller, String note, Optional<Instant> expiresAt, Optional<CallerId> createdBy) {

  /** The deployment's first token: it lets others in. */
  static TokenGrant first(CallerId owner) {
    return new TokenGrant(
        new Caller(owner, TenantId.OPERATOR, Set.of(Role.ADMIN)),
        "first start",
        Optional.empty(),
        Optional.empty());
  }
}
