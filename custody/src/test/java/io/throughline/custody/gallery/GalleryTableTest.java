package io.throughline.custody.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.gallery.GallerySource.Reading;
import io.throughline.custody.gallery.GallerySource.Skipped;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTableTest {
  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
  private static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  private static final SubjectId BEN = new SubjectId("s-" + "b".repeat(26));
  private static final CallerId ONE = new CallerId("c-" + "a".repeat(26));
  private static final CallerId OTHER = new CallerId("c-" + "b".repeat(26));
  private static final GalleryKey DUPLICATES = key(SearchPurpose.DUPLICATES, "1");
  private static final GalleryKey IMPOSTORS = key(SearchPurpose.KNOWN_IMPOSTORS, "1");

  private EmbeddedPostgres postgres;
  private DataSource database;
  private KeyRing ring;
  private GalleryTable table;

  @BeforeAll
  void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
    database = postgres.getPostgresDatabase();
    var _ = Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void emptyTable(@TempDir Path folder) throws SQLException {
    execute("truncate gallery_entry");
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    table = at(NOW);
  }

  @Test
  void whatIsAddedIsReadAgainAndOnlyOnce() {
    long first = added(DUPLICATES, ADA, 1);
    long second = added(DUPLICATES, BEN, 2);

    assertThat(table.add(DUPLICATES, reference(ADA, 1), values(1))).isEmpty();
    assertThat(contents(DUPLICATES))
        .isEqualTo(new TreeMap<>(Map.of(first, "template-1", second, "template-2")));
  }

  @Test
  void whatIsGivenForOnePurposeIsNotReadForAnotherOrByAnotherTenant() throws SQLException {
    added(DUPLICATES, ADA, 1);
    GalleryKey elsewhere =
        new GalleryKey(
            new TenantId("t-other"), SearchPurpose.DUPLICATES, Modality.FACE, DUPLICATES.model());

    assertThat(contents(IMPOSTORS)).isEmpty();
    assertThat(contents(elsewhere)).isEmpty();
    // Whoever changes the row behind its back only breaks its seal.
    execute("update gallery_entry set tenant = 't-other'");
    assertThat(contents(elsewhere)).isEmpty();
    assertThat(table.read(elsewhere, (_, _) -> true).skipped())
        .isEqualTo(Map.of(Skipped.DAMAGED, 1L));
  }

  @Test
  void aKnownImpostorIsSearchedOnlyWhenASecondPersonAgrees() {
    long entry = added(IMPOSTORS, ADA, 1);
    assertThat(table.read(IMPOSTORS, (_, _) -> true).skipped())
        .isEqualTo(Map.of(Skipped.UNAPPROVED, 1L));

    assertRefused(() -> table.approve(TenantId.OPERATOR, entry, ONE));
    assertRefused(() -> table.approve(new TenantId("t-other"), entry, OTHER));
    assertThat(contents(IMPOSTORS)).isEmpty();

    table.approve(TenantId.OPERATOR, entry, OTHER);
    assertThat(contents(IMPOSTORS)).containsOnlyKeys(entry);
    assertRefused(() -> table.approve(TenantId.OPERATOR, entry, OTHER));
    assertThatThrownBy(() -> execute("update gallery_entry set approved_by = added_by"))
        .hasMessageContaining("gallery_entry_four_eyes");
  }

  @Test
  void anEntryEndsAndIsThenDeleted() {
    long entry = added(DUPLICATES, ADA, 1);
    GalleryTable later = at(NOW.plus(Duration.ofDays(30)));

    assertThat(later.read(DUPLICATES, (_, _) -> true))
        .isEqualTo(new Reading(0, Map.of(Skipped.EXPIRED, 1L)));
    assertThat(table.expire()).isEmpty();
    assertThat(later.expire()).containsExactly(entry);
    assertThat(later.read(DUPLICATES, (_, _) -> true)).isEqualTo(new Reading(0, Map.of()));
  }

  @Test
  void anIndexThatIsBehindNamesNobodyWhoIsNoLongerSearched() {
    long impostor = added(IMPOSTORS, ADA, 1);
    long ben = added(DUPLICATES, BEN, 2);

    assertThat(subjects(table, DUPLICATES, List.of(ben, impostor, 999L)))
        .isEqualTo(Map.of(ben, BEN));
    assertThat(table.named(IMPOSTORS, List.of(impostor, ben))).isEmpty();
    table.approve(TenantId.OPERATOR, impostor, OTHER);
    assertThat(subjects(table, IMPOSTORS, List.of(impostor, ben))).isEqualTo(Map.of(impostor, ADA));
    assertThat(at(NOW.plus(Duration.ofDays(30))).named(DUPLICATES, List.of(ben))).isEmpty();
    var _ = table.erase(BEN);
    assertThat(table.named(DUPLICATES, List.of(ben))).isEmpty();
  }

  @Test
  void whatHasEndedOrWouldLastTooLongIsRefused() {
    for (Instant end : new Instant[] {NOW, NOW.plus(GalleryTable.LONGEST).plusSeconds(1)}) {
      assertRefused(() ->
          table.add(DUPLICATES, new GalleryReference(ADA, address(1), 0.5, ONE, end), values(1)));
    }
    assertRefused(() ->
        table.add(
            DUPLICATES,
            new GalleryReference(ADA, address(1), Double.NaN, ONE, NOW.plusSeconds(9)),
            values(1)));
  }

  @Test
  void damagedRowsAndThoseOfAnotherModelAreCountedAndHideNothing() throws SQLException {
    long damaged = added(DUPLICATES, ADA, 1);
    long good = added(DUPLICATES, ADA, 2);
    long unfit = added(DUPLICATES, BEN, 3);
    added(key(SearchPurpose.DUPLICATES, "2"), BEN, 4);
    execute("update gallery_entry set sealed = '\\x00' where entry = " + damaged);

    assertThat(table.read(DUPLICATES, (entry, _) -> entry != unfit))
        .isEqualTo(new Reading(1, Map.of(Skipped.DAMAGED, 2L, Skipped.OTHER_MODEL, 1L)));
    assertThat(contents(DUPLICATES)).containsOnlyKeys(good, unfit);
  }

  @Test
  void aDamagedKeyFileHidesOnlyItsOwnSubject(@TempDir Path folder) throws IOException {
    added(DUPLICATES, ADA, 1);
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    table = at(NOW);
    long bens = added(DUPLICATES, BEN, 2);
    // A ring that holds nothing of Ada's, and then one whose file of hers is none.
    assertThat(contents(DUPLICATES)).containsOnlyKeys(bens);
    var _ = Files.write(folder.resolve("subjects").resolve(ADA + ".keys"), new byte[] {1, 2, 3});
    assertThat(table.read(DUPLICATES, (_, _) -> true))
        .isEqualTo(new Reading(1, Map.of(Skipped.DAMAGED, 1L)));
  }

  @Test
  void erasureEndsASubjectsEntriesWithTheKeyAloneAndThenDeletesThem() {
    long adas = added(DUPLICATES, ADA, 1);
    long bens = added(DUPLICATES, BEN, 2);

    ring.destroy(ADA);
    assertThat(contents(DUPLICATES)).containsOnlyKeys(bens);
    assertThat(table.read(DUPLICATES, (_, _) -> true).skipped())
        .isEqualTo(Map.of(Skipped.KEY_DESTROYED, 1L));
    assertThatThrownBy(() -> table.add(DUPLICATES, reference(ADA, 3), values(3)))
        .isInstanceOf(KeyDestroyedException.class);
    assertThat(table.erase(ADA)).containsExactly(adas);
    assertThat(table.erase(ADA)).isEmpty();
    assertThat(table.read(DUPLICATES, (_, _) -> true)).isEqualTo(new Reading(1, Map.of()));
  }

  @Test
  void theRowShowsNothingOfTheTemplate() throws SQLException {
    added(DUPLICATES, ADA, 1);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select gallery_entry::text, sealed from gallery_entry")) {
      assertThat(row.next()).isTrue();
      assertThat(new String(row.getBytes(2), StandardCharsets.ISO_8859_1))
          .doesNotContain("template-1");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerMayBeTriedAgain() {
    DataSource gone =
        new org.postgresql.ds.PGSimpleDataSource() {
          private static final long serialVersionUID = 1L;

          @Override
          public Connection getConnection() throws SQLException {
            throw new SQLException("gone");
          }
        };
    GalleryTable unreachable = new GalleryTable(gone, ring, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThatThrownBy(() -> unreachable.read(DUPLICATES, (_, _) -> true))
        .isInstanceOfSatisfying(
            CustodyException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.GALLERY_UNREACHABLE));
  }

  private void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CustodyException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.GALLERY_REFUSED));
  }

  private Map<Long, String> contents(GalleryKey key) {
    Map<Long, String> contents = new TreeMap<>();
    Reading reading =
        table.read(
            key,
            (entry, values) -> {
              contents.put(entry, new String(values, StandardCharsets.UTF_8));
              return true;
            });
    assertThat(reading.taken()).isEqualTo(contents.size());
    return contents;
  }

  private long added(GalleryKey key, SubjectId subject, int number) {
    return table.add(key, reference(subject, number), values(number)).orElseThrow();
  }

  private static GalleryReference reference(SubjectId subject, int number) {
    return new GalleryReference(subject, address(number), 0.5, ONE, NOW.plus(Duration.ofDays(30)));
  }

  private static EvidenceAddress address(int number) {
    return new EvidenceAddress(Integer.toString(number).repeat(64));
  }

  private static byte[] values(int number) {
    return ("template-" + number).getBytes(StandardCharsets.UTF_8);
  }

  private static GalleryKey key(SearchPurpose purpose, String version) {
    return new GalleryKey(
        TenantId.OPERATOR, purpose, Modality.FACE, new ModelRef("face-verifier", version));
  }

  private GalleryTable at(Instant now) {
    return new GalleryTable(database, ring, Clock.fixed(now, ZoneOffset.UTC));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<Long, SubjectId> subjects(
      GalleryTable table, GalleryKey key, List<Long> entries) {
    Map<Long, SubjectId> subjects = new TreeMap<>();
    table.named(key, entries).forEach((entry, named) -> subjects.put(entry, named.subject()));
    return subjects;
  }
}
