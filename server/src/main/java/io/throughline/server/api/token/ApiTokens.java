package io.throughline.server.api.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens that open the API; the database holds their SHA-256 only. */
public final class ApiTokens {

  /** 256 random bits: nobody finds them by trying, so that a plain hash keeps them. */
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public ApiTokens(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a token; it is shown this once. */
  public String create(String note) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database
        .sql("insert into api_token (id, hash, created_at, note) values (?, ?, ?, ?)")
        .params(
            UUID.randomUUID(),
            hash(token),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
            note)
        .update();
    return token;
  }

  /** Whether the token is one of those made here; compares in constant time. */
  public boolean opens(String token) {
    byte[] presented = hash(token);
    List<byte[]> kept =
        database.sql("select hash from api_token").query((row, _) -> row.getBytes(1)).list();
    boolean found = false;
    for (byte[] hash : kept) {
      found |= MessageDigest.isEqual(hash, presented);
    }
    return found;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
