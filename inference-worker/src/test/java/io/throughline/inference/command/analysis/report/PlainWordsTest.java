package io.throughline.inference.command.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  private static final Pattern FINDING_REASON =
      Pattern.compile(
          "\"((?:face|faces|voice|subject|seat|capture|timing|frames|provenance|document|challenge|[a-z]+(?:-[a-z]+)+)\\.[a-z][a-z-]+)\"");

  private final PlainWords words = new PlainWords();

  @Test
  void everyReasonThatTheCodeCanGiveHasWords() throws IOException {
    TreeSet<String> speechless = new TreeSet<>();
    try (Stream<Path> sources =
        Files.walk(
            Path.of(
                System.getProperty("throughline.home", ".."), "inference-worker/src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file ->
              Stream.of("detection", "continuity", "inspection")
                  .anyMatch(part -> file.toString().contains("/inference/" + part + "/")))
          .flatMap(PlainWordsTest::reasons)
          .filter(reason -> !words.knows(reason))
          .forEach(speechless::add);
    }
    assertThat(speechless).isEmpty();
  }

  private static Stream<String> reasons(Path source) {
    try {
      return FINDING_REASON
          .matcher(Files.readString(source))
          .results()
          .map((MatchResult found) -> found.group(1))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void likelihoodRatiosAreSaidAsOdds() {
    assertThat(words.weight(0.1)).isEqualTo("says nothing either way");
    assertThat(words.weight(Math.log(4))).isEqualTo("4.0 times as likely if it is forged");
    assertThat(words.weight(-Math.log(50))).isEqualTo("50 times as likely if it is genuine");
  }
}
