package io.throughline.server.api.caller.token;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Credentials;
import io.throughline.server.api.caller.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens that open the API; the database holds their SHA-256 only. */
public final class ApiTokens implements Credentials {

  /** 256 random bits: nobody finds them by trying, so that a plain hash keeps them. */
  private static final int TOKEN_BYTES = 32;

  private static final String COLUMNS =
      "select id, owner, tenant, roles, note, created_at, expires_at, revoked_at from api_token ";

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public ApiTokens(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A token that was just made; its secret is shown this once. */
  public record Made(Kept kept, String secret) {}

  /** A token as it is kept: all but its secret. */
  public record Kept(
      UUID id,
      Caller caller,
      String note,
      Instant createdAt,
      Optional<Instant> expiresAt,
      Optional<Instant> revokedAt) {}

  /** Makes a token and keeps its hash. */
  public Made create(TokenGrant grant) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Kept kept =
        new Kept(
            UUID.randomUUID(),
            grant.caller(),
            grant.note(),
            clock.instant(),
            grant.expiresAt(),
            Optional.empty());
    keep(kept, hash(secret), grant.createdBy());
    return new Made(kept, secret);
  }

  private void keep(Kept kept, byte[] hash, Optional<CallerId> maker) {
    database
        .sql(
            "insert into api_token (id, hash, owner, tenant, roles, note, created_at, expires_at,"
                + " created_by) values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?)")
        .params(
            kept.id(),
            hash,
            kept.caller().id().value(),
            kept.caller().tenant().value(),
            kept.caller().roles().stream()
                .map(Role::word)
                .sorted()
                .collect(Collectors.joining(",")),
            kept.note(),
            at(kept.createdAt()))
        .param(kept.expiresAt().map(ApiTokens::at).orElse(null))
        .param(maker.map(CallerId::value).orElse(null))
        .update();
  }

  /** Looked up by its hash: what time that takes tells nothing of the token. */
  @Override
  public Optional<Caller> callerOf(String token) {
    return database
        .sql(COLUMNS + "where hash = ? and revoked_at is null and coalesce(expires_at > ?, true)")
        .params(hash(token), at(clock.instant()))
        .query((row, _) -> kept(row).caller())
        .optional();
  }

  /** The tenant's tokens, newest first, those that open nothing any more included. */
  public List<Kept> of(TenantId tenant) {
    return database
        .sql(COLUMNS + "where tenant = ? order by created_at desc, id limit 1000")
        .param(tenant.value())
        .query((row, _) -> kept(row))
        .list();
  }

  /** Ends a token for good; empty if the tenant has none of that id. */
  public Optional<Kept> revoke(TenantId tenant, UUID id) {
    database
        .sql(
            "update api_token set revoked_at = ?"
                + " where id = ? and tenant = ? and revoked_at is null")
        .params(at(clock.instant()), id, tenant.value())
        .update();
    return database
        .sql(COLUMNS + "where id = ? and tenant = ?")
        .params(id, tenant.value())
        .query((row, _) -> kept(row))
        .optional();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject(1, UUID.class),
        new Caller(
            new CallerId(row.getString(2)), new TenantId(row.getString(3)), roles(row.getArray(4))),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        instant(row.getObject(7, OffsetDateTime.class)),
        instant(row.getObject(8, OffsetDateTime.class)));
  }

  private static Set<Role> roles(Array words) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : (String[]) words.getArray()) {
      Role.of(word).ifPresent(roles::add);
    }
    return roles;
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
