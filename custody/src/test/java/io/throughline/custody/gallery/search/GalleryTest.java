package io.throughline.custody.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.gallery.search.scan.DotProducts;
import io.throughline.custody.gallery.search.scan.ScalarDotProducts;
import io.throughline.custody.gallery.search.scan.TopHits.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final int LENGTH = 40;
  private static final GalleryKey KEY =
      new GalleryKey(
          TenantId.OPERATOR,
          SearchPurpose.DUPLICATES,
          Modality.FACE,
          new ModelRef("face-verifier", "1"));

  private final SplittableRandom random = new SplittableRandom(11);
  private final Map<Long, Quantised> truth = new HashMap<>();

  @Test
  void theNearestAreThoseOfBruteForceInEveryWayOfSearching() {
    // More than one shard, the last of them partly filled.
    int rows = Shard.MOST_ROWS + 4321;
    try (Gallery fast = new Gallery(KEY, LENGTH, DotProducts.fastest());
        Gallery slow = new Gallery(KEY, LENGTH, new ScalarDotProducts())) {
      for (long entry = 1; entry <= rows; entry++) {
        put(fast, entry, drawn());
        slow.add(entry, truth(entry));
      }
      for (int i = 0; i < 5; i++) {
        Quantised probe = drawn();
        List<Hit> expected = bruteForce(probe, 10);
        assertThat(fast.nearest(probe, 10, _ -> false)).isEqualTo(expected);
        assertThat(fast.nearest(probe, 10, _ -> false, 3)).isEqualTo(expected);
        assertThat(slow.nearest(probe, 10, _ -> false)).isEqualTo(expected);
      }
    }
  }

  @Test
  void equalTemplatesAreOrderedByTheirNumber() {
    try (Gallery gallery = gallery()) {
      Quantised one = drawn();
      for (long entry : new long[] {5, 3, 9, 1}) {
        put(gallery, entry, one);
      }
      assertThat(gallery.nearest(one, 3, _ -> false, 2))
          .extracting(Hit::entry)
          .containsExactly(1L, 3L, 5L);
      assertThat(gallery.nearest(one, 1, _ -> false).getFirst().cosine())
          .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    }
  }

  @Test
  void whatIsRemovedIsNeverFoundAgainAndTheRestIs() {
    int rows = Shard.MOST_ROWS + 300;
    try (Gallery gallery = gallery()) {
      for (long entry = 1; entry <= rows; entry++) {
        put(gallery, entry, drawn());
      }
      long[] gone = new SplittableRandom(3).longs(2000, 1, rows + 1).distinct().toArray();
      assertThat(gallery.remove(gone)).isEqualTo(gone.length);
      assertThat(gallery.remove(gone)).isZero();
      for (long entry : gone) {
        truth.remove(entry);
      }
      assertThat(gallery.size()).isEqualTo(truth.size());
      Quantised probe = drawn();
      assertThat(gallery.nearest(probe, 50, _ -> false)).isEqualTo(bruteForce(probe, 50));
      assertThat(gallery.remove(truth.keySet().stream().mapToLong(entry -> entry).toArray()))
          .isEqualTo(truth.size());
      assertThat(gallery.nearest(probe, 50, _ -> false)).isEmpty();
      assertThat(gallery.bytes()).isZero();
    }
  }

  @Test
  void bytesOfARemovedTemplateDoNotStayInMemory() {
    try (Shard shard = new Shard(DotProducts.STRIDE_BYTES)) {
      Quantised one = drawn();
      shard.add(7, one);
      shard.takeLastOf(shard, 0);
      shard.add(8, Quantised.of(new float[] {1}));
      // Had anything of the first one stayed beyond the second one's bytes, it would count.
      var best = new io.throughline.custody.gallery.search.scan.TopHits(1);
      short[] ones = new short[DotProducts.STRIDE_BYTES];
      java.util.Arrays.fill(ones, (short) 1);
      shard.scan(new Shard.Query(ones, 1, _ -> false), DotProducts.fastest(), best);
      assertThat(best.hits()).containsExactly(new Hit(8, 1));
    }
  }

  @Test
  void anEntryThatIsAddedAgainIsReplaced() {
    try (Gallery gallery = gallery()) {
      Quantised before = drawn();
      Quantised after = drawn();
      put(gallery, 4, before);
      put(gallery, 9, drawn());
      put(gallery, 4, after);
      assertThat(gallery.size()).isEqualTo(2);
      assertThat(gallery.nearest(after, 2, _ -> false)).isEqualTo(bruteForce(after, 2));
    }
  }

  @Test
  void whoIsLookedForIsNotFoundAsHisOwnDuplicate() {
    try (Gallery gallery = gallery()) {
      for (long entry = 1; entry <= 20; entry++) {
        put(gallery, entry, drawn());
      }
      assertThat(gallery.nearest(truth(6), 20, entry -> entry == 6))
          .extracting(Hit::entry)
          .hasSize(19)
          .doesNotContain(6L);
    }
  }

  @Test
  void templatesThatDoNotFitAreRefused() {
    try (Gallery gallery = gallery()) {
      assertThatThrownBy(() -> gallery.add(1, Quantised.of(new float[LENGTH + 1])))
          .isInstanceOf(ApplicationFailure.class);
      assertThatThrownBy(() -> gallery.add(1, Quantised.of(unit(LENGTH + 1))))
          .hasMessageContaining("another length");
      assertThatThrownBy(() -> gallery.nearest(Quantised.of(unit(3)), 1, _ -> false))
          .hasMessageContaining("another length");
      assertThat(gallery.size()).isZero();
    }
    float[] broken = unit(LENGTH);
    broken[3] = Float.NaN;
    assertThatThrownBy(() -> Quantised.of(broken)).hasMessageContaining("no direction");
    assertThatThrownBy(() -> Quantised.ofBytes(new byte[] {1, -128}))
        .hasMessageContaining("no direction");
    assertThatThrownBy(() -> Quantised.ofBytes(new byte[0])).hasMessageContaining("no direction");
  }

  @Test
  void roundingMovesACosineByLittle() {
    double worst = 0;
    for (int i = 0; i < 200; i++) {
      float[] a = unit(640);
      float[] b = unit(640);
      double exact = dot(a, b);
      worst = Math.max(worst, Math.abs(exact - cosine(Quantised.of(a), Quantised.of(b))));
    }
    assertThat(worst).isLessThan(0.003);
  }

  @Test
  void searchesSeeWholeChangesWhileOthersAddAndRemove() throws Exception {
    try (Gallery gallery = gallery();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Quantised wanted = drawn();
      gallery.add(1, wanted);
      List<Quantised> others = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        others.add(drawn());
      }
      Future<?> changes =
          threads.submit(() -> {
            for (int i = 0; i < others.size(); i++) {
              gallery.add(i + 2, others.get(i));
            }
            for (int i = 0; i < others.size(); i++) {
              assertThat(gallery.remove(i + 2)).isEqualTo(1);
            }
          });
      do {
        assertThat(gallery.nearest(wanted, 1, _ -> false, 2))
            .extracting(Hit::entry)
            .containsExactly(1L);
      } while (!changes.isDone());
      changes.get();
      assertThat(gallery.size()).isEqualTo(1);
    }
  }

  private Gallery gallery() {
    return new Gallery(KEY, LENGTH, DotProducts.fastest());
  }

  private void put(Gallery gallery, long entry, Quantised template) {
    gallery.add(entry, template);
    truth.put(entry, template);
  }

  private Quantised truth(long entry) {
    return java.util.Objects.requireNonNull(truth.get(entry));
  }

  private List<Hit> bruteForce(Quantised probe, int most) {
    return truth.entrySet().stream()
        .map(entry -> new Hit(entry.getKey(), cosine(entry.getValue(), probe)))
        .sorted(Comparator.comparingDouble(Hit::cosine).reversed().thenComparingLong(Hit::entry))
        .limit(most)
        .toList();
  }

  private static double cosine(Quantised row, Quantised probe) {
    int product = 0;
    byte[] a = row.bytes();
    byte[] b = probe.bytes();
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    return product * row.inverseLength() * probe.inverseLength();
  }

  private Quantised drawn() {
    return Quantised.of(unit(LENGTH));
  }

  private float[] unit(int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) (random.nextDouble() - 0.5);
    }
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) norm;
    }
    return vector;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
