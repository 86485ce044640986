package io.throughline.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real policy engine on the shipped rules, and on a copy that somebody changed. */
class BundleTest {
  private final Home home = Home.find();
  private final Path opa = InstalledTool.require(Tool.OPA, home).program();
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
  void theSameRulesChangeNobody() throws InterruptedException {
    Replay.Source source = GeneratedJourneys.decided(60, shipped());
    assertThat(source.decisions()).hasSize(240);
    assertThat(source.decisions().stream().map(Replay.Past::was).distinct())
        .contains("proceed")
        .hasSizeGreaterThan(1);
    Replay replay = Replay.of(source, new Bundle(opa, copy));
    assertThat(replay.changes()).isEmpty();
    assertThat(replay.journeys()).isEqualTo(60);
  }

  @Test
  void otherRulesNameWhoWouldChangeAndWhy() throws IOException, InterruptedException {
    Path rules = copy.resolve("throughline/interaction/decision.rego");
    Files.writeString(
        rules, Files.readString(rules).replaceAll("decision :=", "other_decision :="));
    Replay.Source source = GeneratedJourneys.decided(20, shipped());
    Replay replay = Replay.of(source, new Bundle(opa, copy));
    assertThat(replay.changes()).hasSize(80);
    assertThat(replay.journeysChanged()).isEqualTo(20);
    assertThat(replay.changes().getFirst().would()).isEqualTo("undefined");
    assertThat(replay.json()).contains("policy.undefined", "\"was\":\"proceed\"");
  }

  @Test
  void rulesThatDoNotLoadAreOneLineThatSaysSo() throws IOException {
    Files.writeString(copy.resolve("throughline/hiring/broken.rego"), "package nothing {");
    List<String> question = List.of("{}");
    assertThatThrownBy(() -> new Bundle(opa, copy).decide(question))
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("cannot be asked");
  }

  private Bundle shipped() {
    return new Bundle(opa, home.policies());
  }
}
