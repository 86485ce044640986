package io.throughline.inference.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  /** No process has this number: Linux and macOS stop far below it. */
  private static final long NOBODY = 2_000_000_000;

  @TempDir private Path parent = Path.of("");

  @Test
  void plaintextGoesAwayWithTheProcess() throws IOException {
    Scratch scratch = Scratch.in(parent, ProcessHandle.current().pid());
    Files.writeString(scratch.folder().resolve("evidence"), "plain");

    scratch.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void plaintextOfAKilledProcessGoesAwayWithTheNextStart() throws IOException {
    Scratch killed = Scratch.in(parent, NOBODY);
    Files.writeString(killed.folder().resolve("evidence"), "plain");
    Scratch alive = Scratch.in(parent, ProcessHandle.current().pid());

    assertThat(killed.folder()).doesNotExist();
    Scratch.in(parent, ProcessHandle.current().pid());
    assertThat(alive.folder()).exists();
  }
}
