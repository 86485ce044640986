package io.throughline.server.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  private static final int REFUSED = 3;

  @TempDir Path parent = Path.of("");
  private DataFolder data = new DataFolder(Path.of(""));

  @BeforeEach
  void setUp() {
    data = new DataFolder(parent.resolve("data"));
    data.create();
  }

  @Test
  void aSecondSupervisorIsToldWhoHoldsTheFolder() throws IOException {
    try (InstanceLock _ = InstanceLock.take(data)) {
      assertThatThrownBy(() -> InstanceLock.take(data))
          .isInstanceOf(MendableFailure.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(InstanceLock.isHeld(data)).isTrue();
    }
    assertThat(InstanceLock.isHeld(data)).isFalse();
    InstanceLock.take(data).close();
  }

  @Test
  void askingForItDoesNotLetGoOfIt() throws IOException, InterruptedException {
    try (InstanceLock _ = InstanceLock.take(data)) {
      assertThat(InstanceLock.isHeld(data)).isTrue();
      assertThatThrownBy(() -> InstanceLock.take(data)).isInstanceOf(MendableFailure.class);
      assertThat(anotherProcessTakesIt()).isEqualTo(REFUSED);
    }
    assertThat(anotherProcessTakesIt()).isZero();
  }

  @Test
  void theHolderIsTheProcessThatHoldsItAndNotOneThatGotItsNumber() throws IOException {
    assertThat(InstanceLock.holderOf(data)).isEmpty();
    try (InstanceLock _ = InstanceLock.take(data)) {
      assertThat(InstanceLock.holderOf(data)).contains(ProcessHandle.current());
    }
    Files.writeString(data.holder(), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");
    assertThat(InstanceLock.holderOf(data)).isEmpty();
  }

  private int anotherProcessTakesIt() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Another.class.getName(),
            data.root().toString())
        .start()
        .waitFor();
  }

  /** A supervisor in a process of its own, which ends without letting go by itself. */
  static final class Another {
    private Another() {}

    public static void main(String[] arguments) {
      try (InstanceLock _ = InstanceLock.take(new DataFolder(Path.of(arguments[0])))) {
        Runtime.getRuntime().halt(0);
      } catch (IOException e) {
        Runtime.getRuntime().halt(1);
      } catch (MendableFailure e) {
        Runtime.getRuntime().halt(REFUSED);
      }
    }
  }
}
