package io.throughline.server.api.caller.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.server.api.caller.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as callers see it.
 *
 * @param secret present in the answer that made the token, and never again
 */
@Schema(name = "Token")
public record TokenDocument(
    UUID id,
    String owner,
    String tenant,
    List<String> roles,
    String note,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static TokenDocument of(ApiTokens.Kept token) {
    return document(token, null);
  }

  static TokenDocument ofMade(ApiTokens.Made made) {
    return document(made.kept(), made.secret());
  }

  private static TokenDocument document(ApiTokens.Kept token, @Nullable String secret) {
    return new TokenDocument(
        token.id(),
        token.caller().id().value(),
        token.caller().tenant().value(),
        token.caller().roles().stream().map(Role::word).sorted().toList(),
        token.note(),
        token.createdAt(),
        token.expiresAt().orElse(null),
        token.revokedAt().orElse(null),
        secret);
  }
}
