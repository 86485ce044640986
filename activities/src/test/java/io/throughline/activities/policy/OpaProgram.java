package io.throughline.activities.policy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real Open Policy Agent and the repository's bundle. */
public final class OpaProgram {
  /** What one run of the program came to. */
  public record Run(int status, String output) {}

  private OpaProgram() {}

  static Path home() {
    return Path.of(System.getProperty("throughline.home", ".")).toAbsolutePath().normalize();
  }

  public static Path policies() {
    return home().resolve("policies");
  }

  /** The program that setup built, else the one on the path; a gate that cannot run has failed. */
  static Path path() {
    Stream<Path> installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "opa"));
    return Stream.concat(Stream.of(home().resolve(".throughline/tools/opa")), installed)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no opa in .throughline/tools or PATH: ./throughline setup"));
  }

  public static Run run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(path().toString()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("opa", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(policies().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("opa did not end: " + command);
      }
      String text = Files.readString(output);
      Files.delete(output);
      return new Run(process.exitValue(), text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopping);
    }
  }
}
