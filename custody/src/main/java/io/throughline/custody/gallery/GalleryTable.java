package io.throughline.custody.gallery;

import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.SubjectKeys;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The entries of all galleries, in the table {@code gallery_entry}; templates in it are sealed
 * under their subject's key, so that a destroyed key ends them too. Fails with {@code
 * GALLERY_UNREACHABLE}, which may be tried again, when the database does.
 */
public final class GalleryTable implements GallerySource {
  /** As long as an entry may be searched at most. */
  public static final Duration LONGEST = Duration.ofDays(400);

  private final DataSource database;
  private final KeyRing ring;
  private final Clock clock;

  public GalleryTable(DataSource database, KeyRing ring, Clock clock) {
    this.database = database;
    this.ring = ring;
    this.clock = clock;
  }

  /** Whose an entry is, and where its template lies. */
  public record Named(SubjectId subject, EvidenceAddress template, double quality) {}

  @FunctionalInterface
  private interface Work<T> {
    T with(GalleryRows rows) throws SQLException;
  }

  /**
   * Adds an entry, once, unless its subject was erased ({@code KEY_DESTROYED}); that of a known
   * impostor is searched only after {@link #approve}. Fails with {@code GALLERY_REFUSED} if it has
   * ended, or would last too long.
   *
   * @param values of the template, -127 to 127
   * @return its number; empty if it was there before
   */
  public Optional<Long> add(GalleryKey key, GalleryReference reference, byte[] values) {
    Instant now = clock.instant();
    if (!reference.expires().isAfter(now) || reference.expires().isAfter(now.plus(LONGEST))) {
      throw GalleryException.refused("an entry ends, within 400 days");
    }
    if (!(reference.quality() >= 0 && reference.quality() <= 1) || values.length == 0) {
      throw GalleryException.refused("not a template");
    }
    SubjectKeys keys = ring.keysOf(reference.subject());
    byte[] place =
        GalleryRows.place(key, reference.subject().value(), reference.template().value());
    byte[] sealed;
    try {
      sealed = keys.evidenceHeads().encrypt(values, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a template cannot be sealed", e);
    }
    return transaction(rows -> {
      // Nothing that has ended waits for somebody to clear up.
      var _ = rows.deleteEnded(now);
      return rows.insert(key, reference, sealed, now);
    });
  }

  /**
   * A second person agrees to an entry. Fails with {@code GALLERY_REFUSED} if it is the one who
   * added it, or if there is nothing to agree to.
   */
  public void approve(TenantId tenant, long entry, CallerId by) {
    Instant now = clock.instant();
    if (transaction(rows -> rows.approve(entry, tenant.value(), by.value(), now)).isEmpty()) {
      throw GalleryException.refused("nothing that this caller may approve");
    }
  }

  /**
   * Whose entries these are. An index may be behind the table: who is no longer to be searched, by
   * now, is not named.
   */
  public Map<Long, Named> named(GalleryKey key, List<Long> entries) {
    Instant now = clock.instant();
    return transaction(rows -> rows.named(key, entries, now));
  }

  /** All entries of one subject, of whatever gallery. */
  public List<Long> entriesOf(SubjectId subject) {
    return transaction(rows -> rows.entriesOf(subject.value()));
  }

  /** Deletes all of one subject, and says which entries an index has to forget. */
  public List<Long> erase(SubjectId subject) {
    return transaction(rows -> rows.deleteOf(subject.value()));
  }

  /** Deletes what has ended, and says which entries an index has to forget. */
  public List<Long> expire() {
    Instant now = clock.instant();
    return transaction(rows -> rows.deleteEnded(now));
  }

  @Override
  public Reading read(GalleryKey key, long after, Taker taker) {
    Instant now = clock.instant();
    Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
    long[] taken = {0};
    return transaction(rows -> {
      rows.each(
          key,
          after,
          row -> {
            Optional<Skipped> why = unsearched(key, row, now).or(() -> handed(key, row, taker));
            if (why.isPresent()) {
              skipped.merge(why.get(), 1L, Long::sum);
            } else {
              taken[0]++;
            }
          });
      return new Reading(taken[0], skipped);
    });
  }

  @Override
  public State state(GalleryKey key) {
    return transaction(rows -> rows.state(key));
  }

  private static Optional<Skipped> unsearched(GalleryKey key, GalleryRows.Row row, Instant now) {
    if (!row.expires.isAfter(now)) {
      return Optional.of(Skipped.EXPIRED);
    }
    if (row.unapproved && GalleryRows.needsApproval(key.purpose())) {
      return Optional.of(Skipped.UNAPPROVED);
    }
    boolean known =
        row.model.equals(key.model().name()) && row.version.equals(key.model().version());
    return known ? Optional.empty() : Optional.of(Skipped.OTHER_MODEL);
  }

  private Optional<Skipped> handed(GalleryKey key, GalleryRows.Row row, Taker taker) {
    try {
      Optional<SubjectKeys> keys = ring.existingKeysOf(new SubjectId(row.subject));
      if (keys.isEmpty()) {
        return Optional.of(Skipped.DAMAGED);
      }
      byte[] place = GalleryRows.place(key, row.subject, row.template);
      byte[] values = keys.get().evidenceHeads().decrypt(row.sealed, place);
      return taker.take(row.entry, values) ? Optional.empty() : Optional.of(Skipped.DAMAGED);
    } catch (GeneralSecurityException altered) {
      return Optional.of(Skipped.DAMAGED);
    } catch (CustodyException failed) {
      return switch (failed.code()) {
        case KEY_DESTROYED -> Optional.of(Skipped.KEY_DESTROYED);
        case KEY_ALTERED -> Optional.of(Skipped.DAMAGED);
        default -> throw failed;
      };
    }
  }

  private <T> T transaction(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.with(new GalleryRows(connection));
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw GalleryException.unreachable(e);
    }
  }
}
