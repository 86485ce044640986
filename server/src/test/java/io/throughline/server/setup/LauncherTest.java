package io.throughline.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.setup.tool.ExternalProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The launcher script's own part: what works before anything is built. */
class LauncherTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static ExternalProgram.Outcome launcher(String... line) {
    Home home = Home.find();
    List<String> command =
        Stream.concat(Stream.of(home.root().resolve("throughline").toString()), Stream.of(line))
            .toList();
    return new ExternalProgram(command, home.root(), Map.of(), LIMIT).run();
  }

  @Test
  void theDoctorAnswersInJson() throws Exception {
    ExternalProgram.Outcome outcome = launcher("doctor", "--json");
    JsonNode report = new ObjectMapper().readTree(outcome.output().strip());
    assertThat(report.get("ok").asBoolean()).isEqualTo(outcome.status() == 0);
    assertThat(report.get("checks")).isNotEmpty();
    for (JsonNode check : report.get("checks")) {
      assertThat(check.get("name").isTextual()).isTrue();
      assertThat(check.get("ok").isBoolean()).isTrue();
      assertThat(check.get("found").isTextual()).isTrue();
      assertThat(check.get("mend").asText().isEmpty()).isEqualTo(check.get("ok").asBoolean());
    }
  }

  @Test
  void anUnknownOptionIsNoSuccess() {
    ExternalProgram.Outcome outcome = launcher("test", "--fats");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.lastLine()).startsWith("throughline: test has no option --fats");
  }
}
