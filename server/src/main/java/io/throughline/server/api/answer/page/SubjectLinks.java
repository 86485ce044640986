package io.throughline.server.api.answer.page;

import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.journeys.cohort.CohortOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.RecoveryOrder;
import io.throughline.server.journeys.sequel.Ending;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Links to people's own pages and the sessions that they open. A token is 192 random bits and a
 * signature over these, journey, purpose and expiry; the database keeps hashes only.
 */
final class SubjectLinks implements PersonalPages {

  /** How long a session lasts that a link has opened. */
  static final Duration SESSION = Duration.ofMinutes(30);

  private static final Duration LIFETIME = Duration.ofDays(14);

  /** Of a link by which somebody gets into an account. */
  private static final Duration SHORT_LIFETIME = Duration.ofMinutes(15);

  /** Whoever comes too late to object reads so, and finds another way. */
  private static final Duration APPEAL_LIFETIME = Ending.WINDOW.multipliedBy(2);

  /** After its end a link still serves to ask for a new one. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int RANDOM_BYTES = 24;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{75}");
  static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final JdbcClient database;
  private final Clock clock;
  private final LinkSignature signature;
  private final @Nullable URI publicUrl;
  private final SecureRandom random = new SecureRandom();

  SubjectLinks(JdbcClient database, Clock clock, LinkSignature signature, @Nullable URI publicUrl) {
    this.database = database;
    this.clock = clock;
    this.signature = signature;
    this.publicUrl = publicUrl;
  }

  /** What a link is for; its word is signed with it. */
  enum Purpose {
    PAGE("page", "/s/"),
    /** Opens the page as often as it is wanted: objecting takes more than one look. */
    APPEAL("appeal", "/s/"),
    DENIAL("denial", "/n/");

    private final String word;
    private final String path;

    Purpose(String word, String path) {
      this.word = word;
      this.path = path;
    }
  }

  /** What a link is good for now. */
  enum State {
    OPEN,
    USED,
    EXPIRED
  }

  /** A link that is ours. */
  record Found(JourneyRegistry.Key journey, State state) {}

  /**
   * A session that lasts.
   *
   * @param formToken to be sent back with each form
   */
  record Session(JourneyRegistry.Key journey, String formToken) {}

  @Override
  public Optional<URI> addressFor(JourneyId journey) {
    return address(journey, Purpose.PAGE);
  }

  @Override
  public Optional<URI> denialFor(JourneyId journey) {
    return address(journey, Purpose.DENIAL);
  }

  @Override
  public Optional<URI> appealFor(JourneyId journey) {
    return address(journey, Purpose.APPEAL);
  }

  private Optional<URI> address(JourneyId journey, Purpose purpose) {
    if (publicUrl == null) {
      return Optional.empty();
    }
    String nonce = TEXT.encodeToString(fresh(RANDOM_BYTES));
    try {
      forgetOld();
      if (purpose == Purpose.APPEAL && is(CohortOrder.KIND, journey)) {
        return Optional.empty();
      }
      Instant ends =
          clock.instant().plus(lifetime(journey, purpose)).truncatedTo(ChronoUnit.SECONDS);
      String token = token(purpose, nonce, journey, ends);
      int kept =
          database
              .sql(
                  "insert into subject_link (hash, tenant, journey_id, purpose, expires_at)"
                      + " select ?, tenant, journey_id, ?, ? from journey where journey_id = ?")
              .params(hash(token), purpose.word, at(ends), journey.value())
              .update();
      return kept == 1 ? Optional.of(publicUrl.resolve(purpose.path + token)) : Optional.empty();
    } catch (DataAccessException away) {
      // The letter waits with its link: without a row the link would open nothing.
      throw FailureCode.MAIL_UNREACHABLE.failure("the link cannot be recorded");
    }
  }

  private Duration lifetime(JourneyId journey, Purpose purpose) {
    if (purpose == Purpose.APPEAL) {
      return APPEAL_LIFETIME;
    }
    if (purpose == Purpose.DENIAL) {
      return LIFETIME;
    }
    return is(RecoveryOrder.KIND, journey) ? SHORT_LIFETIME : LIFETIME;
  }

  private boolean is(String kind, JourneyId journey) {
    return database
        .sql("select kind from journey where journey_id = ?")
        .param(journey.value())
        .query(String.class)
        .optional()
        .filter(kind::equals)
        .isPresent();
  }

  /** Empty for whatever is not exactly a link of ours to a page. */
  Optional<Found> find(String token) {
    return find(token, Purpose.PAGE).or(() -> find(token, Purpose.APPEAL));
  }

  /** Empty for whatever is not exactly a link of ours for that purpose. */
  Optional<Found> find(String token, Purpose purpose) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return database
        .sql(
            "select tenant, journey_id, expires_at, used_at from subject_link"
                + " where hash = ? and purpose = ?")
        .params(hash(token), purpose.word)
        .query((row, _) -> found(row, token, purpose))
        .optional()
        .flatMap(found -> found);
  }

  /**
   * Uses the link up, unless it may be used again; its session's secret, or empty if somebody was
   * faster.
   */
  Optional<String> open(String token) {
    if (find(token).filter(found -> found.state() == State.OPEN).isEmpty()) {
      return Optional.empty();
    }
    String secret = TEXT.encodeToString(fresh(32));
    Instant now = clock.instant();
    int opened =
        database
            .sql(
                "update subject_link set used_at = ?, session_hash = ?, session_ends = ?"
                    + " where hash = ? and (used_at is null or purpose = 'appeal')"
                    + " and expires_at > ?")
            .params(at(now), hash(secret), at(now.plus(SESSION)), hash(token), at(now))
            .update();
    return opened == 1 ? Optional.of(secret) : Optional.empty();
  }

  /** The session of that secret while it lasts. */
  Optional<Session> session(@Nullable String secret) {
    if (secret == null || !SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    String formToken = TEXT.encodeToString(signature.of("form", secret));
    return database
        .sql(
            "select tenant, journey_id from subject_link"
                + " where session_hash = ? and session_ends > ?")
        .params(hash(secret), at(clock.instant()))
        .query((row, _) -> new Session(key(row), formToken))
        .optional();
  }

  /** A row that does not fit its token's signature was changed by somebody else. */
  private Optional<Found> found(ResultSet row, String token, Purpose purpose) throws SQLException {
    JourneyRegistry.Key key = key(row);
    Instant ends = row.getObject(3, OffsetDateTime.class).toInstant();
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    String nonce = TEXT.encodeToString(Arrays.copyOf(bytes, RANDOM_BYTES));
    byte[] expected =
        token(purpose, nonce, key.journey(), ends).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.US_ASCII))) {
      return Optional.empty();
    }
    State state =
        row.getObject(4) != null && purpose != Purpose.APPEAL
            ? State.USED
            : ends.isAfter(clock.instant()) ? State.OPEN : State.EXPIRED;
    return Optional.of(new Found(key, state));
  }

  private String token(Purpose purpose, String nonce, JourneyId journey, Instant ends) {
    byte[] signed =
        signature.of(purpose.word, nonce, journey.value(), Long.toString(ends.getEpochSecond()));
    byte[] bytes =
        Arrays.copyOf(Base64.getUrlDecoder().decode(nonce), RANDOM_BYTES + signed.length);
    System.arraycopy(signed, 0, bytes, RANDOM_BYTES, LinkSignature.BYTES);
    return TEXT.encodeToString(bytes);
  }

  private void forgetOld() {
    int _ =
        database
            .sql("delete from subject_link where expires_at < ?")
            .param(at(clock.instant().minus(KEPT)))
            .update();
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static JourneyRegistry.Key key(ResultSet row) throws SQLException {
    return new JourneyRegistry.Key(new TenantId(row.getString(1)), new JourneyId(row.getString(2)));
  }

  static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
