package io.throughline.server.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  @TempDir Path state = Path.of("");
  private final List<String> said = new ArrayList<>();

  private static SetupStep step(String title, Runnable work) {
    return new SetupStep() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public void run(Progress progress) {
        work.run();
        progress.say("done");
      }
    };
  }

  @Test
  void eachStepSaysItsNumberAndWhatItDoes() {
    new Setup(state, List.of(step("tools", () -> {}), step("models", () -> {}))).run(said::add);
    assertThat(said).containsExactly("[1/2] tools", "[1/2] done", "[2/2] models", "[2/2] done");
    assertThat(state.resolve("setup.done")).exists();
  }

  @Test
  void aFailedSetUpIsNotDoneAndMayBeRepeated() {
    AtomicBoolean reachable = new AtomicBoolean();
    Setup setup =
        new Setup(
            state,
            List.of(
                step(
                    "models",
                    () -> {
                      if (!reachable.get()) {
                        throw new MendableFailure("the registry cannot be reached");
                      }
                    })));
    assertThatThrownBy(() -> setup.run(said::add)).isInstanceOf(MendableFailure.class);
    assertThat(state.resolve("setup.done")).doesNotExist();
    reachable.set(true);
    setup.run(said::add);
    assertThat(state.resolve("setup.done")).exists();
  }

  @Test
  void anotherProcessWaitsUntilTheFirstSetUpIsDone() throws Exception {
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread first = Thread.ofPlatform().start(() -> holdUntil(holding, release));
    holding.await();
    Process second = otherSetup();
    try (BufferedReader output = second.inputReader()) {
      assertThat(output.readLine()).contains("another set-up").contains("waiting");
      release.countDown();
      assertThat(output.readLine()).isEqualTo("[1/1] nothing");
    }
    assertThat(second.waitFor()).isZero();
    first.join();
  }

  private void holdUntil(CountDownLatch holding, CountDownLatch release) {
    SetupStep models =
        step(
            "models",
            () -> {
              holding.countDown();
              await(release);
            });
    new Setup(state, List.of(models)).run(Progress.silent());
  }

  private Process otherSetup() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherSetup.class.getName(),
            state.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A set-up in a process of its own. */
  static final class OtherSetup {
    private OtherSetup() {}

    public static void main(String[] arguments) {
      new Setup(Path.of(arguments[0]), List.of(step("nothing", () -> {})))
          .run(Progress.on(System.out));
    }
  }
}
