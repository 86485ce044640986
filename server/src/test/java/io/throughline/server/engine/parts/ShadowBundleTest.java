package io.throughline.server.engine.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real policy engine looks at copies of the shipped rules that somebody changed. */
class ShadowBundleTest {
  private final Home home = Home.find();
  private final InstalledTool opa = InstalledTool.require(Tool.OPA, home);
  @TempDir private Path copy;

  @BeforeEach
  void copyTheRules() throws IOException {
    try (Stream<Path> files = Files.walk(home.policies())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(home.policies().relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void changedRulesWithARevisionOfTheirOwnAreTaken() throws IOException {
    manifest("\"r-2\"");
    ShadowBundle rules = ShadowBundle.in(copy, opa, home);
    assertThat(rules.revision()).isEqualTo("r-2");
    assertThat(rules.folder()).isEqualTo(copy.toAbsolutePath());
  }

  @Test
  void theRevisionInForceIsRefused() {
    refused("shadow.same-revision");
  }

  @Test
  void rulesWithoutARevisionAreRefused() throws IOException {
    manifest("\"\"");
    refused("shadow.no-revision");
    manifest("7");
    refused("shadow.no-revision");
    Files.writeString(copy.resolve(".manifest"), "no JSON");
    refused("shadow.no-revision");
    Files.delete(copy.resolve(".manifest"));
    refused("shadow.no-bundle");
  }

  @Test
  void rulesThatDoNotCompileAreRefused() throws IOException {
    manifest("\"r-2\"");
    Files.writeString(
        copy.resolve("throughline/hiring/hiring.rego"), "package throughline.hiring\n\nx :=");
    refused("shadow.not-loaded");
  }

  @Test
  void rulesThatDecideNothingAreRefused() throws IOException {
    manifest("\"r-2\"");
    Files.writeString(
        copy.resolve("throughline/hiring/hiring.rego"), "package throughline.hiring\n\nx := 1\n");
    refused("shadow.no-rules");
  }

  private void manifest(String revision) throws IOException {
    Files.writeString(
        copy.resolve(".manifest"),
        "{\"revision\":%s,\"roots\":[\"throughline\",\"system\"],\"rego_version\":1}"
            .formatted(revision));
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> ShadowBundle.in(copy, opa, home))
        .isInstanceOf(MendableFailure.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining("\n");
  }
}
