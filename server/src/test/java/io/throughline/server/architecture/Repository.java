package io.throughline.server.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the repository is, and what of it is ours to look at. */
final class Repository {
  static final Path ROOT = Path.of(System.getProperty("throughline.home", "..")).toAbsolutePath();
  static final List<String> MODULES =
      List.of("contracts", "custody", "workflows", "activities", "inference-worker", "server");

  private Repository() {}

  static List<Path> compiledClasses() {
    return MODULES.stream().map(m -> ROOT.resolve(m).resolve("target/classes")).toList();
  }

  /** Folders that hold sources, tests, policies, models, operations or documents. */
  static List<Path> folders() throws IOException {
    List<String> tops =
        Stream.concat(
                MODULES.stream().map(m -> m + "/src"),
                Stream.of("policies", "models", "ops", "docs"))
            .toList();
    List<Path> folders = new java.util.ArrayList<>();
    for (String top : tops) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(top))) {
        all.filter(Files::isDirectory).forEach(folders::add);
      }
    }
    return folders;
  }
}
