package io.throughline.custody.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.gallery.GalleryReference;
import io.throughline.custody.gallery.GallerySource;
import io.throughline.custody.gallery.GallerySource.Skipped;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.gallery.search.GalleryLoader.Loaded;
import io.throughline.custody.gallery.search.scan.TopHits.Hit;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryLoaderTest {
  private static final int LENGTH = 192;
  private static final int PEOPLE = 60;
  private static final CallerId CALLER = new CallerId("c-" + "a".repeat(26));
  private static final GalleryKey KEY =
      new GalleryKey(
          TenantId.OPERATOR,
          SearchPurpose.DUPLICATES,
          Modality.VOICE,
          new ModelRef("speaker-verifier", "1"));

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void aLostIndexIsBuiltAgainFromTheTableAndWhoIsErasedIsNotInIt(@TempDir Path folder)
      throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var database = postgres.getPostgresDatabase();
      var _ = Flyway.configure().dataSource(database).load().migrate();
      FileKeyRing ring = new FileKeyRing(folder, MasterKey.in(folder));
      GalleryTable table = new GalleryTable(database, ring, Clock.systemUTC());
      Quantised probe = drawn(LENGTH);
      List<Hit> before;
      try (Gallery gallery = filled(table)) {
        before = gallery.nearest(probe, PEOPLE, _ -> false);
      }
      assertThat(before).hasSize(PEOPLE);

      Loaded again = GalleryLoader.load(table, KEY, LENGTH);
      try (Gallery gallery = again.gallery()) {
        assertThat(gallery.nearest(probe, PEOPLE, _ -> false)).isEqualTo(before);
        assertThat(again.reading().skipped()).isEmpty();
        ring.destroy(subject(7));
        List<Long> gone = table.erase(subject(7));
        assertThat(gallery.remove(gone.getFirst())).isEqualTo(1);
      }

      add(table, PEOPLE, drawn(LENGTH - 1));
      Loaded after = GalleryLoader.load(table, KEY, LENGTH);
      try (Gallery gallery = after.gallery()) {
        assertThat(gallery.size()).isEqualTo(PEOPLE - 1);
        assertThat(after.reading().skipped()).isEqualTo(Map.of(Skipped.DAMAGED, 1L));
      }
    }
  }

  @Test
  void aSourceThatFailsLeavesNoHalfOfAnIndex() {
    assertThatThrownBy(() -> GalleryLoader.load(new Broken(drawn(LENGTH)), KEY, LENGTH))
        .hasMessage("broke off");
  }

  private record Broken(Quantised first) implements GallerySource {
    @Override
    public Reading read(GalleryKey key, long after, Taker taker) {
      taker.take(1, first.bytes());
      throw new IllegalStateException("broke off");
    }

    @Override
    public State state(GalleryKey key) {
      return new State(1, 0);
    }
  }

  @Test
  void whatAnotherProcessAddsAgreesToOrTakesAwayIsSeenByTheNextSearch(@TempDir Path folder)
      throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var database = postgres.getPostgresDatabase();
      var _ = Flyway.configure().dataSource(database).load().migrate();
      FileKeyRing ring = new FileKeyRing(folder, MasterKey.in(folder));
      GalleryTable table = new GalleryTable(database, ring, Clock.systemUTC());
      Quantised wanted = drawn(LENGTH);
      try (GalleryIndexes indexes = new GalleryIndexes(table)) {
        assertThat(indexes.nearest(KEY, wanted, 3, _ -> false).hits()).isEmpty();
        add(table, 1, wanted);
        add(table, 2, drawn(LENGTH));
        GalleryIndexes.Found found = indexes.nearest(KEY, wanted, 1, _ -> false);
        assertThat(found.searched()).isEqualTo(2);
        long entry = found.hits().getFirst().entry();
        assertThat(indexes.nearest(KEY, wanted, 3, number -> number == entry).hits()).hasSize(1);
        assertThat(table.erase(subject(1))).containsExactly(entry);
        assertThat(indexes.nearest(KEY, wanted, 3, _ -> false).hits())
            .noneMatch(hit -> hit.entry() == entry);
        indexes.forget(table.erase(subject(2)));
        assertThat(indexes.nearest(KEY, wanted, 3, _ -> false).searched()).isZero();
        add(table, 3, wanted);
        assertThat(indexes.nearest(KEY, wanted, 3, _ -> false).searched()).isEqualTo(1);
      }
    }
  }

  private Gallery filled(GalleryTable table) {
    for (int i = 0; i < PEOPLE; i++) {
      add(table, i, drawn(LENGTH));
    }
    return GalleryLoader.load(table, KEY, LENGTH).gallery();
  }

  private static void add(GalleryTable table, int number, Quantised template) {
    GalleryReference reference =
        new GalleryReference(
            subject(number),
            new EvidenceAddress("%064x".formatted(number)),
            0.9,
            CALLER,
            Clock.systemUTC().instant().plus(Duration.ofDays(30)));
    assertThat(table.add(KEY, reference, template.bytes())).isPresent();
  }

  private static SubjectId subject(int number) {
    String letters = "abcdefgh";
    return new SubjectId(
        "s-" + "a".repeat(24) + letters.charAt(number / 8) + letters.charAt(number % 8));
  }

  private Quantised drawn(int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) (random.nextDouble() - 0.5);
    }
    return Quantised.of(vector);
  }
}
