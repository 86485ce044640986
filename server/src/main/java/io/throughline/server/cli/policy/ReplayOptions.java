package io.throughline.server.cli.policy;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is replayed, and under which rules. */
final class ReplayOptions {
  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description =
          "The rules that are asked: a folder with a .manifest, such as a copy of policies.")
  private Path bundle = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Journeys started from then on, such as 2026-11-01 (default: all).")
  private @Nullable String since;

  @Option(
      names = "--generated",
      paramLabel = "N",
      description =
          "Instead of past journeys so many made-up ones, decided by the shipped rules first.")
  private int generated;

  Path bundle() {
    return bundle;
  }

  Optional<String> since() {
    return Optional.ofNullable(since);
  }

  int generated() {
    return generated;
  }
}
