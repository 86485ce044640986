package io.throughline.server.engine.process;

import static io.throughline.server.engine.process.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSupervisorTest {
  @TempDir Path folder = Path.of("");

  @Test
  void noPartOutlivesAKilledSupervisor() throws IOException, InterruptedException {
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> parts;
    try (BufferedReader said = supervisor.inputReader()) {
      parts =
          Arrays.stream(said.readLine().split(" ", -1))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
    }
    assertThat(parts).hasSize(2).allMatch(ProcessHandle::isAlive);
    // SIGKILL: nothing of the supervisor's own runs any more.
    supervisor.destroyForcibly().waitFor();
    eventually("the end of the parts", () -> parts.stream().noneMatch(KilledSupervisorTest::runs));
    // The one that hears the signal ended in order, the deaf one was killed.
    assertThat(new FakeProgram(folder).diary()).contains("stop database");
  }

  /** A process whose new parent has not yet taken its exit status has ended all the same. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
