package io.throughline.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A folder that holds too much is split by meaning. */
class FolderSizeTest {
  private static final int MOST_ROOMS = 9;

  /** One folder for each model, found by its name: a list, not a room. */
  private static final Path MODELS = Repository.ROOT.resolve("models");

  @Test
  void noFolderHoldsMoreThanNineRooms() throws IOException {
    List<String> tooFull = new ArrayList<>();
    for (Path folder : Repository.folders()) {
      long rooms = rooms(folder);
      if (rooms > MOST_ROOMS && !folder.equals(MODELS)) {
        tooFull.add(Repository.ROOT.relativize(folder) + ": " + rooms);
      }
    }
    assertThat(tooFull).isEmpty();
  }

  private static long rooms(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals("package-info.java"))
          .filter(name -> !name.startsWith("."))
          .count();
    }
  }
}
