package io.throughline.inference.command.measuring.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.inference.command.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchSearchCommandTest {
  private static final Path CATALOGUE =
      Path.of(System.getProperty("throughline.home", "."), "models", "catalogue.yaml");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theLastLineSaysWhatASearchCost() throws IOException {
    assertThat(run("bench-search", "--templates", "10000", "--rounds", "1", "--json")).isZero();

    JsonNode rows =
        JsonMapper.builder()
            .build()
            .readTree(out.toString().lines().toList().getLast())
            .path("rows");
    assertThat(rows.findValuesAsText("case"))
        .contains(
            "recall-of-floats",
            "10000-1core",
            "10000-all-cores",
            "scalar-ratio",
            "compare-50-references");
    for (JsonNode row : rows) {
      assertThat(row.path("value").asDouble()).isPositive();
      if (row.path("case").asText().startsWith("recall")) {
        assertThat(row.path("value").asDouble()).isBetween(0.97, 1.0);
      }
    }
  }

  @Test
  void tooFewTemplatesAreOneLineOfError() {
    assertThat(run("bench-search", "--templates", "9")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void aGalleryThatDoesNotFitIntoMemoryIsRefusedBeforeItIsMade() {
    assertThat(run("bench-search", "--templates", "2000000000", "--dimensions", "4096"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("GB of memory are needed").contains("--templates");
  }

  private int run(String... words) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--catalogue", CATALOGUE.toString()));
    return line.execute(all.toArray(String[]::new));
  }
}
