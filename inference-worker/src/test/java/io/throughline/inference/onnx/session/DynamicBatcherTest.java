package io.throughline.inference.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DynamicBatcherTest {
  private static final Batching PATIENT = new Batching(4, Duration.ofSeconds(20), 8);
  private final List<List<Long>> shapes = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    senders.shutdownNow();
  }

  /** Doubles each value and sums each row; refuses negative values. */
  private List<float[]> doubled(Rows rows) {
    shapes.add(java.util.Arrays.stream(rows.shape()).boxed().toList());
    int width = rows.data().length / rows.count();
    float[] twice = new float[rows.data().length];
    float[] sums = new float[rows.count()];
    for (int i = 0; i < twice.length; i++) {
      if (rows.data()[i] < 0) {
        throw new IllegalArgumentException("negative");
      }
      twice[i] = 2 * rows.data()[i];
      sums[i / width] += rows.data()[i];
    }
    return List.of(twice, sums);
  }

  private static Rows row(float... values) {
    return new Rows(values, new long[] {1, values.length});
  }

  private Future<List<float[]>> sent(DynamicBatcher batcher, Rows rows) {
    return senders.submit(() -> batcher.run(rows));
  }

  @Test
  void requestsThatFillABatchRunTogetherAndEachGetsItsOwnRows() throws Exception {
    try (DynamicBatcher batcher = new DynamicBatcher("test", PATIENT, this::doubled)) {
      var two = sent(batcher, new Rows(new float[] {1, 2, 3, 4}, new long[] {2, 2}));
      var one = sent(batcher, row(5, 6));
      var last = sent(batcher, row(7, 8));

      assertThat(two.get().getFirst()).containsExactly(2, 4, 6, 8);
      assertThat(two.get().getLast()).containsExactly(3, 7);
      assertThat(one.get().getFirst()).containsExactly(10, 12);
      assertThat(last.get().getLast()).containsExactly(15);
    }
    assertThat(shapes).containsExactly(List.of(4L, 2L));
  }

  @Test
  void aLoneRequestWaitsNoLongerThanItMay() {
    Batching soon = new Batching(16, Duration.ofMillis(40), 8);
    try (DynamicBatcher batcher = new DynamicBatcher("test", soon, this::doubled)) {
      long before = System.nanoTime();
      assertThat(batcher.run(row(1)).getFirst()).containsExactly(2);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(40), Duration.ofSeconds(5));
    }
  }

  @Test
  void aRequestOfMoreRowsThanABatchHasRunsAloneAndAtOnce() {
    try (DynamicBatcher batcher = new DynamicBatcher("test", PATIENT, this::doubled)) {
      assertThat(batcher.run(new Rows(new float[6], new long[] {6, 1})).getFirst()).hasSize(6);
    }
    assertThat(shapes).containsExactly(List.of(6L, 1L));
  }

  @Test
  void anotherShapeIsNeitherJoinedNorPassedOverForEver() throws Exception {
    Batching soon = new Batching(4, Duration.ofMillis(20), 64);
    try (DynamicBatcher batcher = new DynamicBatcher("test", soon, this::doubled)) {
      List<Future<List<float[]>>> many = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        many.add(sent(batcher, row(1, 1)));
      }
      Future<List<float[]>> rare = sent(batcher, row(1, 1, 1));
      for (int i = 0; i < 40; i++) {
        many.add(sent(batcher, row(1, 1)));
      }
      assertThat(rare.get(10, TimeUnit.SECONDS).getLast()).containsExactly(3);
      for (Future<List<float[]>> one : many) {
        assertThat(one.get().getLast()).containsExactly(2);
      }
    }
    assertThat(shapes).contains(List.of(1L, 3L));
    assertThat(shapes.stream().map(List::getLast)).containsOnly(2L, 3L);
  }

  @Test
  void oneBadInputHarmsOnlyItself() throws Exception {
    try (DynamicBatcher batcher = new DynamicBatcher("test", PATIENT, this::doubled)) {
      var good = sent(batcher, row(1));
      var bad = sent(batcher, row(-1));
      var alsoGood = sent(batcher, row(2));
      var fourth = sent(batcher, row(3));

      assertThat(good.get().getFirst()).containsExactly(2);
      assertThat(alsoGood.get().getFirst()).containsExactly(4);
      assertThat(fourth.get().getFirst()).containsExactly(6);
      assertThatThrownBy(bad::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anAnswerThatIsNotRowByRowIsRetriedAlone() throws Exception {
    Batching two = new Batching(2, Duration.ofSeconds(20), 8);
    try (DynamicBatcher batcher =
        new DynamicBatcher("test", two, rows -> List.of(new float[] {rows.count()}))) {
      var first = sent(batcher, row(1));
      var second = sent(batcher, row(2));

      assertThat(first.get().getFirst()).containsExactly(1);
      assertThat(second.get().getFirst()).containsExactly(1);
    }
  }

  @Test
  void whereTheQueueIsFullASenderWaitsAndNothingIsLost() throws Exception {
    Batching narrow = new Batching(2, Duration.ZERO, 2);
    CountDownLatch go = new CountDownLatch(1);
    try (DynamicBatcher batcher = new DynamicBatcher("test", narrow, rows -> held(go, rows))) {
      List<Future<List<float[]>>> many = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        many.add(sent(batcher, row(i)));
      }
      Thread.sleep(50);
      assertThat(many).noneMatch(Future::isDone);
      go.countDown();
      for (int i = 0; i < 30; i++) {
        assertThat(many.get(i).get().getFirst()).containsExactly(2f * i);
      }
    }
    assertThat(shapes).allMatch(shape -> shape.getFirst() <= 2);
  }

  private List<float[]> held(CountDownLatch go, Rows rows) {
    try {
      go.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return doubled(rows);
  }

  @Test
  void whoIsInterruptedWithdrawsItsRequest() throws Exception {
    try (DynamicBatcher batcher = new DynamicBatcher("test", PATIENT, this::doubled)) {
      List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  batcher.run(row(9));
                } catch (CancellationException withdrawn) {
                  thrown.add(withdrawn);
                }
              });
      while (sender.getState() == Thread.State.RUNNABLE || sender.getState() == Thread.State.NEW) {
        Thread.onSpinWait();
      }
      sender.interrupt();
      sender.join();
      assertThat(thrown).hasSize(1);
      var four = new ArrayList<Future<List<float[]>>>();
      for (int i = 0; i < 4; i++) {
        four.add(sent(batcher, row(i)));
      }
      for (Future<List<float[]>> one : four) {
        one.get();
      }
    }
    assertThat(shapes).containsExactly(List.of(4L, 1L));
  }

  @Test
  void closingTellsThoseWhoWaitAndRefusesNewOnes() throws Exception {
    DynamicBatcher batcher = new DynamicBatcher("test", PATIENT, this::doubled);
    Callable<List<float[]>> request = () -> batcher.run(row(1));
    Future<List<float[]>> waits = senders.submit(request);
    Thread.sleep(50);
    batcher.close();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waits::get)
        .withRootCauseInstanceOf(IllegalStateException.class);
    assertThatIllegalStateException().isThrownBy(() -> batcher.run(row(1)));
  }
}
