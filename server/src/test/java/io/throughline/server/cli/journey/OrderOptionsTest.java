package io.throughline.server.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.MendableFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where an order comes from. */
class OrderOptionsTest {
  private static final String ORDER = "{\"kind\":\"hiring\",\"interviews\":3}";

  @Command
  static final class Start {
    @Mixin private OrderOptions order = new OrderOptions();
  }

  @Test
  void anOrderIsReadFromAFileOrFromStandardInput(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("order.json"), ORDER);
    Map<String, Object> expected = Map.of("kind", "hiring", "interviews", 3);

    assertThat(document("", "--order", file.toString())).isEqualTo(expected);
    assertThat(document(ORDER, "--order", "-")).isEqualTo(expected);
  }

  @Test
  void anOrderMayBeGivenInOptions() {
    assertThat(
            document(
                "",
                "--candidate-email=a@example.org",
                "--salutation=A",
                "--team-email=b@example.org"))
        .containsEntry("interviews", 2)
        .containsEntry("team", Map.of("email", "b@example.org"));
  }

  @Test
  void anOrderIsGivenInOneWay() {
    assertThatThrownBy(() -> document(ORDER, "--order", "-", "--salutation=A"))
        .isInstanceOf(MendableFailure.class);
    assertThatThrownBy(() -> document("", "--salutation=A")).isInstanceOf(MendableFailure.class);
    assertThatThrownBy(() -> document("")).isInstanceOf(MendableFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "ada@example.org"})
  void whatIsNoOrderIsNotQuoted(String text) {
    assertThatThrownBy(() -> document(text, "--order", "-"))
        .isInstanceOf(MendableFailure.class)
        .hasMessageNotContaining("ada@example.org");
  }

  private static Map<String, Object> document(String input, String... line) {
    Start start = new Start();
    new CommandLine(start).parseArgs(line);
    InputStream standardInput = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return start.order.document(standardInput);
  }
}
