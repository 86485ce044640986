package io.throughline.server.api.answer.page;

import io.throughline.contracts.identity.SubjectId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers in which people agreed on their own page. A random number of 256 bits tells them again;
 * a browser gives it to this server only, so that nobody can be talked into giving it away.
 */
final class KnownBrowsers {
  static final String COOKIE = "throughline-browser";

  /** Browsers keep no cookie for longer (RFC 6265bis, 5.5). */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final int BYTES = 32;

  private final JdbcClient database;
  private final Clock clock;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();

  KnownBrowsers(JdbcClient database, Clock clock, boolean secure) {
    this.database = database;
    this.clock = clock;
    this.secure = secure;
  }

  /** From now on this browser is known to be the person's. */
  ResponseCookie remember(SubjectId subject) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database
        .sql("insert into known_browser (hash, subject_id, since) values (?, ?, ?)")
        .params(SubjectLinks.hash(secret), subject.value(), SubjectLinks.at(clock.instant()))
        .update();
    return ResponseCookie.from(COOKIE, secret)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .maxAge(KEPT)
        .build();
  }

  /** Whether the browser was known to be that person's before then. */
  boolean knew(@Nullable String secret, SubjectId subject, Instant before) {
    if (secret == null || !SubjectLinks.SECRET.matcher(secret).matches()) {
      return false;
    }
    return database
        .sql(
            "select 1 from known_browser where hash = ? and subject_id = ? and since < ?"
                + " and since > ?")
        .params(
            SubjectLinks.hash(secret),
            subject.value(),
            SubjectLinks.at(before),
            SubjectLinks.at(clock.instant().minus(KEPT)))
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
