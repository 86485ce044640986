package io.throughline.server.cli.journey;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a journey is started with: a file, standard input, or options, which everybody on the
 * machine can read in the list of processes.
 */
final class OrderOptions {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--order",
      paramLabel = "FILE|-",
      description = {
        "The order as the API takes it, as JSON in a file or on standard input. Use it where others",
        "work on the machine: they can see what stands in options."
      })
  private @Nullable String order;

  @Option(names = "--candidate-email", description = "Of the person.")
  private @Nullable String candidate;

  @Option(names = "--salutation", description = "How the person is addressed.")
  private @Nullable String salutation;

  @Option(names = "--team-email", description = "Of the people who ask.")
  private @Nullable String team;

  @Option(names = "--interviews", description = "1 to 10 (default: 2).")
  private int interviews = 2;

  /** The order; fails if it is given in both ways, or in none. */
  Map<String, Object> document(InputStream standardInput) {
    boolean options = candidate != null || salutation != null || team != null;
    if (order != null && !options) {
      return read(order, standardInput);
    }
    if (order != null || candidate == null || salutation == null || team == null) {
      throw new MendableFailure(
          "give --order FILE (- for standard input), or --candidate-email, --salutation and"
              + " --team-email");
    }
    return Map.of(
        "kind",
        "hiring",
        "interviews",
        interviews,
        "candidate",
        Map.of("email", candidate, "salutation", salutation),
        "team",
        Map.of("email", team));
  }

  /** Fails if one journey is given besides a file of many. */
  void refuse() {
    if (order != null || candidate != null || salutation != null || team != null) {
      throw new MendableFailure("give --file FILE.csv for many journeys, or one journey, not both");
    }
  }

  private static Map<String, Object> read(String place, InputStream standardInput) {
    try (InputStream source =
        place.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(place))) {
      byte[] document = source.readNBytes(MOST_BYTES + 1);
      if (document.length > MOST_BYTES) {
        throw new MendableFailure("the order is longer than 64 KiB: it is a small JSON object");
      }
      return new ObjectMapper().readValue(document, new TypeReference<>() {});
    } catch (IOException unreadable) {
      // What Jackson says would quote the order.
      throw new MendableFailure("the order cannot be read: it is a JSON object, in UTF-8");
    }
  }
}
