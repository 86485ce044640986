package io.throughline.workflows.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.testing.WorkflowReplayer;
import io.throughline.workflows.WorkflowTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A journey that began under yesterday's code must go on under today's. */
class SavedHistoriesTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("throughline.home", ".."), "workflows/src/test/resources/histories");

  @Test
  void thereAreHistories() throws IOException {
    assertThat(histories()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aSavedHistoryReplays(Path history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        history.toFile(),
        WorkflowTypes.ALL.getFirst(),
        WorkflowTypes.ALL.stream().skip(1).toArray(Class<?>[]::new));
  }

  static List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
