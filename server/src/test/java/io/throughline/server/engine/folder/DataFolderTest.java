package io.throughline.server.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path parent = Path.of("");
  private DataFolder data = new DataFolder(Path.of(""));

  @BeforeEach
  void setUp() {
    data = new DataFolder(parent.resolve("data"));
    data.create();
  }

  @Test
  void onlyTheOwnerReadsItAndItsSecrets() throws IOException {
    Path secret = data.secret("postgres-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecretIsMadeUpOnce() throws IOException {
    String first = Files.readString(data.secret("postgres-password"));
    assertThat(first).hasSizeGreaterThan(40);
    assertThat(Files.readString(data.secret("postgres-password"))).isEqualTo(first);
  }

  @Test
  void theLogsOfTheLastRunsAreKept() throws IOException {
    for (int run = 1; run <= 6; run++) {
      Files.writeString(data.log("opa"), "run " + run);
      data.rotateLog("opa");
    }
    assertThat(Files.readString(data.log("opa.1"))).isEqualTo("run 6");
    assertThat(Files.readString(data.log("opa.3"))).isEqualTo("run 4");
    assertThat(data.log("opa")).doesNotExist();
    assertThat(data.log("opa.4")).doesNotExist();
  }

  @Test
  void aPortIsKeptFromRunToRun() {
    int first = new PortBook(data).port("opa", 0);
    assertThat(new PortBook(data).port("opa", 0)).isEqualTo(first);
  }

  @Test
  void noTwoPartsShareAPort() {
    PortBook book = new PortBook(data);
    assertThat(book.port("opa", 0)).isNotEqualTo(book.port("temporal", 0));
  }

  @Test
  void aPortThatSomebodyElseTookIsReplaced() throws IOException {
    int first = new PortBook(data).port("opa", 0);
    try (ServerSocket _ = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new PortBook(data).port("opa", 0)).isNotEqualTo(first);
    }
  }

  @Test
  void aPortThatWasAskedForIsThatOneOrNone() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> new PortBook(data).exactly("server", taken.getLocalPort()))
          .isInstanceOf(MendableFailure.class)
          .hasMessageContaining("--port");
    }
  }

  @Test
  void aDamagedPortBookSaysWhatToDo() throws IOException {
    Files.writeString(data.ports(), "{\"ports\":");
    assertThatThrownBy(() -> new PortBook(data)).hasMessageContaining("delete it");
  }

  @Test
  void aStatusThatWasLeftBehindIsNoRunningDeployment() throws IOException {
    EngineStatus status = status(ProcessHandle.current().pid());
    status.write(data);
    assertThat(EngineStatus.ofRunning(data)).isEmpty();
    try (InstanceLock _ = InstanceLock.take(data)) {
      assertThat(EngineStatus.ofRunning(data)).contains(status);
      status(1).write(data);
      assertThat(EngineStatus.ofRunning(data)).isEmpty();
    }
    assertThat(status.json())
        .contains(
            "\"parts\":[{\"name\":\"opa\",\"pid\":2,\"port\":3,\"health\":\"UP\",\"restarts\":4,"
                + "\"version\":\"1.22.2\"}]");
  }

  private static EngineStatus status(long pid) {
    return new EngineStatus(
        "http://127.0.0.1:8080",
        pid,
        "2026-11-22T00:00:00Z",
        "0.1.0",
        "embedded",
        List.of(new PartStatus("opa", 2, 3, PartStatus.Health.UP, 4, "1.22.2")));
  }

  @Test
  void aFolderThatHoldsSomethingElseIsNeverTaken() throws IOException {
    Path letters = Files.createDirectories(parent.resolve("letters"));
    Files.writeString(letters.resolve("lock"), "a word");
    assertThatThrownBy(() -> new DataFolder(letters).create())
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("--data");
    assertThat(new DataFolder(letters).isDeployment()).isFalse();
    assertThat(letters.resolve("secrets")).doesNotExist();

    Path empty = Files.createDirectories(parent.resolve("empty"));
    new DataFolder(empty).create();
    new DataFolder(empty).create();
    assertThat(new DataFolder(empty).isDeployment()).isTrue();
  }

  @Test
  void aFolderOfAnEarlierVersionIsOurs() throws IOException {
    new PortBook(data).port("opa", 0);
    InstanceLock.take(data).close();
    Files.delete(data.root().resolve(".throughline-data"));
    assertThat(data.isDeployment()).isTrue();
    data.create();
    assertThat(data.root().resolve(".throughline-data")).exists();
  }
}
