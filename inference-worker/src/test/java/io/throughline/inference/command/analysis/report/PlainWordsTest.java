package io.throughline.inference.command.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.continuity.face.SubjectChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  private static final Path SOURCES =
      Path.of(
          System.getProperty("throughline.home", ".."),
          "inference-worker/src/main/java/io/throughline/inference");

  private static final Pattern DOTTED = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z][a-z-]*)\"");

  /** Words without a dot that a detector's name or family is put before. */
  private static final Pattern LAST_PART =
      Pattern.compile(
          "(?:inconclusive|reason)\\((?:question, )?(?:[^;\"]*\\? )?\"([a-z-]+)\"(?: : \"([a-z-]+)\")?");

  private static final Map<String, List<String>> COMPOSED =
      Map.of(
          "detection/forgery/speech/SpoofFindings.java",
          List.of("voice-spoof", "replayed-playback", "pitch-formant-change"),
          "detection/presence/ChallengeCheck.java",
          List.of("challenge"));

  /** Dotted, but no reasons. */
  private static final Set<String> OTHERS =
      Set.of("calibration.yaml", "software.yaml", "container.encoder");

  private final PlainWords words = new PlainWords();

  @Test
  void everyReasonThatTheCodeCanGiveHasASentenceOfItsOwn() throws IOException {
    Set<String> reasons = reasons();

    assertThat(reasons)
        .contains(
            "voice-spoof.between",
            "voice-spoof.suspected",
            "voice-spoof.none-found",
            "challenge.unseen",
            "challenge.partly-done",
            "face.captured.by-tile",
            "document.expired",
            "media.over-limit")
        .hasSizeGreaterThan(100);
    assertThat(reasons).filteredOn(reason -> !words.knows(reason)).isEmpty();
    assertThat(reasons).extracting(words::reason).allMatch(sentence -> sentence.endsWith("."));
  }

  private static Set<String> reasons() throws IOException {
    TreeSet<String> reasons = new TreeSet<>();
    for (String part : List.of("detection", "continuity", "inspection")) {
      try (Stream<Path> sources = Files.walk(SOURCES.resolve(part))) {
        sources
            .filter(file -> file.toString().endsWith(".java"))
            .flatMap(file -> found(DOTTED, file))
            .filter(reason -> !OTHERS.contains(reason))
            .forEach(reasons::add);
      }
    }
    COMPOSED.forEach((file, families) ->
        found(LAST_PART, SOURCES.resolve(file))
            .forEach(last -> families.forEach(family -> reasons.add(family + "." + last))));
    for (SubjectChoice.Way way : SubjectChoice.Way.values()) {
      reasons.add("face.captured" + way.suffix());
    }
    Arrays.stream(FailureCode.values())
        .map(FailureCode::reason)
        .filter(reason -> reason.startsWith("media."))
        .forEach(reasons::add);
    return reasons;
  }

  private static Stream<String> found(Pattern pattern, Path source) {
    try {
      return pattern
          .matcher(Files.readString(source))
          .results()
          .flatMap(hit ->
              Stream.iterate(1, group -> group <= hit.groupCount(), group -> group + 1)
                  .map(hit::group)
                  .filter(text -> text != null))
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
