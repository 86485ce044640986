package io.throughline.custody.gallery;

import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the table {@code gallery_entry}. */
record GalleryRows(Connection connection) {
  private static final int AT_ONCE = 1000;
  private static final String INSERT =
      "insert into gallery_entry (tenant, purpose, modality, model, version, subject, template,"
          + " quality, sealed, added_by, added_at, expires_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (tenant, purpose, subject, model, version, template) do nothing"
          + " returning entry";
  private static final String OF_PLACE =
      "select entry, subject, model, version, template, sealed, approved_at is null,"
          + " expires_at from gallery_entry where tenant = ? and purpose = ? and modality = ?"
          + " and entry > ? order by entry";
  private static final String NAMED =
      "select entry, subject, template, quality from gallery_entry where tenant = ? and purpose = ? and modality = ?"
          + " and model = ? and version = ? and expires_at > ?"
          + " and (? or approved_at is not null) and entry = any(?)";

  private static final String STATE =
      "select count(*), count(approved_at) from gallery_entry where tenant = ? and purpose = ?"
          + " and modality = ?";

  /** One row, as far as an index needs it. */
  static final class Row {
    final long entry;
    final String subject;
    final String model;
    final String version;
    final String template;
    final byte[] sealed;
    final boolean unapproved;
    final Instant expires;

    private Row(ResultSet row) throws SQLException {
      this.entry = row.getLong(1);
      this.subject = row.getString(2);
      this.model = row.getString(3);
      this.version = row.getString(4);
      this.template = row.getString(5);
      this.sealed = row.getBytes(6);
      this.unapproved = row.getBoolean(7);
      this.expires = row.getObject(8, OffsetDateTime.class).toInstant();
    }
  }

  /** Takes one row after the other. */
  @FunctionalInterface
  interface Each {
    void row(Row row);
  }

  Optional<Long> insert(GalleryKey key, GalleryReference reference, byte[] sealed, Instant now)
      throws SQLException {
    List<Object> values = place(key);
    values.addAll(List.of(key.model().name(), key.model().version()));
    values.addAll(List.of(reference.subject().value(), reference.template().value()));
    values.addAll(List.of(reference.quality(), sealed, reference.addedBy().value()));
    values.addAll(List.of(time(now), time(reference.expires())));
    return entries(INSERT, values).stream().findFirst();
  }

  /** Who added the entry, and which one it is, while nobody else changes it. */
  Optional<Long> approve(long entry, String tenant, String by, Instant now) throws SQLException {
    return entries(
            "update gallery_entry set approved_by = ?, approved_at = ? where entry = ?"
                + " and tenant = ? and approved_at is null and added_by <> ? and expires_at > ?"
                + " returning entry",
            List.of(by, time(now), entry, tenant, by, time(now)))
        .stream()
        .findFirst();
  }

  List<Long> entriesOf(String subject) throws SQLException {
    return entries("select entry from gallery_entry where subject = ?", List.of(subject));
  }

  List<Long> deleteOf(String subject) throws SQLException {
    return entries("delete from gallery_entry where subject = ? returning entry", List.of(subject));
  }

  List<Long> deleteEnded(Instant now) throws SQLException {
    return entries(
        "delete from gallery_entry where expires_at <= ? returning entry", List.of(time(now)));
  }

  Map<Long, GalleryTable.Named> named(GalleryKey key, List<Long> entries, Instant now)
      throws SQLException {
    List<Object> values = place(key);
    values.addAll(List.of(key.model().name(), key.model().version(), time(now)));
    values.addAll(List.of(!needsApproval(key.purpose()), entries.toArray(Long[]::new)));
    Map<Long, GalleryTable.Named> named = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(NAMED)) {
      set(select, values);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          named.put(
              rows.getLong(1),
              new GalleryTable.Named(
                  new SubjectId(rows.getString(2)),
                  new EvidenceAddress(rows.getString(3)),
                  rows.getDouble(4)));
        }
      }
    }
    return named;
  }

  /** Needs a transaction: otherwise all rows would be fetched at once. */
  void each(GalleryKey key, long after, Each each) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_PLACE)) {
      select.setFetchSize(AT_ONCE);
      List<Object> values = place(key);
      values.add(after);
      set(select, values);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          each.row(new Row(rows));
        }
      }
    }
  }

  GallerySource.State state(GalleryKey key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STATE)) {
      set(select, place(key));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new GallerySource.State(row.getLong(1), row.getLong(2));
      }
    }
  }

  private static List<Object> place(GalleryKey key) {
    return new ArrayList<>(
        List.of(key.tenant().value(), key.purpose().word(), word(key.modality().name())));
  }

  private List<Long> entries(String statement, List<Object> values) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      set(prepared, values);
      List<Long> entries = new ArrayList<>();
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          entries.add(rows.getLong(1));
        }
      }
      return entries;
    }
  }

  private static void set(PreparedStatement prepared, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      prepared.setObject(i + 1, values.get(i));
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Binds a seal to its row: what was sealed for one purpose does not open for another. */
  static byte[] place(GalleryKey key, @Nullable String subject, @Nullable String template) {
    return String.join(
            "|",
            "throughline-gallery/1",
            key.tenant().value(),
            key.purpose().word(),
            word(key.modality().name()),
            key.model().name(),
            key.model().version(),
            String.valueOf(subject),
            String.valueOf(template))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a second person has to agree before an entry is searched. */
  static boolean needsApproval(SearchPurpose purpose) {
    return purpose == SearchPurpose.KNOWN_IMPOSTORS;
  }
}
