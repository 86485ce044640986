package io.throughline.server.engine.process;

import io.throughline.server.engine.process.Launch.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small shell programs that write into a diary what happens to them. */
final class FakeProgram {
  static final int PORT = 7;

  private final Path folder;

  FakeProgram(Path folder) {
    this.folder = folder;
  }

  /** Runs until it is told to end. */
  PartSpec obedient(String name, Set<String> after) {
    String script =
        "trap 'echo stop %1$s >>\"$0\"; exit 0' TERM; echo start %1$s >>\"$0\"; echo $$ >\"$0.%1$s\";"
                .formatted(name)
            + " while :; do sleep 0.05; done";
    return spec(name, after, script, () -> diary().contains("start " + name));
  }

  /** Does not hear the stop signal. */
  PartSpec deaf(String name) {
    return spec(
        name,
        Set.of(),
        "trap '' TERM; echo start %s >>\"$0\"; while :; do sleep 0.05; done".formatted(name),
        () -> diary().contains("start " + name));
  }

  /** Ends at once, again and again. */
  PartSpec broken(String name) {
    return spec(name, Set.of(), "echo start " + name + " >>\"$0\"; exit 3", () -> false);
  }

  PartSpec spec(String name, Set<String> after, String script, HealthCheck health) {
    Launch launch =
        new Launch(
            List.of("/bin/sh", "-c", script, file().toString()),
            Map.of(),
            StopSignal.TERM,
            () -> {});
    return new PartSpec(name, PORT, "1", after, launch, health);
  }

  Path file() {
    return folder.resolve("diary");
  }

  List<String> diary() {
    try {
      return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long starts(String name) {
    return diary().stream().filter(line -> line.equals("start " + name)).count();
  }
}
