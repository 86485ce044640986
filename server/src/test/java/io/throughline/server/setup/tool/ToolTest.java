package io.throughline.server.setup.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aBuildByTheGoToolIsKnownByTheServerInside() {
    assertThat(
            Tool.TEMPORAL.fittingVersion("temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)"))
        .contains("1.29.1");
  }

  @Test
  void theServerIsNeverTakenForTheDevelopmentServer() {
    assertThat(Tool.TEMPORAL_SERVER.fittingVersion("temporal version 1.30.8")).contains("1.30.8");
    assertThat(Tool.TEMPORAL_SERVER.fittingVersion("temporal version 1.29.1")).isEmpty();
    assertThat(
            Tool.TEMPORAL_SERVER.fittingVersion(
                "temporal version 0.0.0-DEV (Server 1.30.8, UI 2.42.1)"))
        .isEmpty();
    assertThat(Tool.TEMPORAL_SQL_TOOL.fittingVersion("temporal-sql-tool version 1.30.8"))
        .contains("1.30.8");
  }

  @Test
  void whatGoBuildsIsKnownByItsModulesLastWord() {
    assertThat(Tool.TEMPORAL.builtName()).isEqualTo("temporal");
    assertThat(Tool.TEMPORAL_SERVER.builtName()).isEqualTo("server");
    assertThat(Tool.TEMPORAL_SQL_TOOL.builtName()).isEqualTo("sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Version: 1.21.9", "Version: 2.0.0", "Version: 0.68.0", "OPA", ""})
  void anOpaOfAnotherAgeDoesNotFit(String said) {
    assertThat(Tool.OPA.fittingVersion(said)).isEmpty();
  }

  @Test
  void theFirstThatFitsIsTaken() throws IOException {
    Path old = program("old", "Version: 1.10.0", 0);
    Path broken = program("broken", "Version: 1.22.2", 1);
    Path fitting = program("fitting", "Version: 1.23.0", 0);
    assertThat(InstalledTool.find(Tool.OPA, List.of(folder.resolve("none"), old, broken, fitting)))
        .contains(new InstalledTool(Tool.OPA, fitting.resolve("opa"), "1.23.0"));
    assertThat(InstalledTool.find(Tool.OPA, List.of(old, broken))).isEmpty();
  }

  @Test
  void aProgramThatHangsIsKilled() {
    ExternalProgram sleeper =
        new ExternalProgram(
            List.of("/bin/sh", "-c", "sleep 600 & sleep 600"),
            folder,
            Map.of(),
            Duration.ofMillis(200));
    Assertions.assertThatThrownBy(sleeper::run).hasMessageContaining("did not end within");
  }

  @Test
  void aFailureIsToldByItsLastLine() {
    ExternalProgram.Outcome outcome =
        new ExternalProgram(
                List.of("/bin/sh", "-c", "echo first; echo last >&2; exit 3"),
                folder,
                Map.of(),
                Duration.ofMinutes(1))
            .run();
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.lastLine()).isEqualTo("last");
  }

  private Path program(String name, String says, int status) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Path file = home.resolve("opa");
    Files.writeString(file, "#!/bin/sh\necho '" + says + "'\nexit " + status + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }
}
