package io.throughline.activities.remediation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Turns dotted reasons into what a person can do about them. A reason without words of its own gets
 * those of its first part, then those of {@code other}: no reason code and no suspicion is mailed.
 */
final class PlainReasons {

  private final Properties words = new Properties();

  PlainReasons() {
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                PlainReasons.class.getResourceAsStream("/notices/reasons.properties")),
            StandardCharsets.UTF_8)) {
      words.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a person is asked to do, in order: words of tasks with commas between. */
  String tasks(String asked) {
    return Arrays.stream(asked.split(",", -1))
        .map(task -> words.getProperty("task." + task.strip()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", then "));
  }

  /** The plain words; several reasons may be given with commas between, the first known counts. */
  String spoken(String reasons) {
    for (String reason : reasons.split(",", -1)) {
      String dotted = reason.strip();
      String exact = words.getProperty(dotted);
      if (exact != null) {
        return exact;
      }
      int dot = dotted.indexOf('.');
      String family = dot < 1 ? null : words.getProperty(dotted.substring(0, dot));
      if (family != null) {
        return family;
      }
    }
    return words.getProperty("other", "");
  }
}
