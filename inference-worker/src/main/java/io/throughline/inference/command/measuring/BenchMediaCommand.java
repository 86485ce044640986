package io.throughline.inference.command.measuring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a minute of video costs a warm worker, in CPU seconds of its whole process. */
@Command(
    name = "bench-media",
    description = "CPU seconds for a minute of video (./throughline bench media)",
    mixinStandardHelpOptions = true)
public final class BenchMediaCommand implements Callable<Integer> {
  private static final int SECONDS_OF_PATIENCE = 600;
  private static final String UNIT = "CPU seconds per minute of video";

  @Option(
      names = "--films",
      defaultValue = ".throughline/bench",
      description = "folder of 360p.mp4 and 720p.mp4; composed if absent (${DEFAULT-VALUE})")
  private Path films = Path.of("");

  @Option(
      names = "--cast",
      defaultValue = ".throughline/cast",
      description = "folder of the demo's cast (${DEFAULT-VALUE})")
  private Path cast = Path.of("");

  @Option(
      names = "--yardstick",
      description = "command that does the same work and prints JSON with cpu_s; {video}, {fps}")
  private Optional<String> yardstick = Optional.empty();

  @Option(names = "--rounds", defaultValue = "3", description = "the median counts")
  private int rounds = 3;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** One line of the result; without a yardstick there is no goal. */
  record Row(String name, double value, @Nullable Double beside) {
    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("case", name);
      fields.put("value", value);
      fields.put("unit", UNIT);
      fields.put("goal", beside);
      fields.put("ok", beside == null ? null : value <= beside);
      if (beside != null) {
        fields.put("yardstick", beside);
        fields.put("ratio", value / beside);
      }
      return fields;
    }
  }

  @Override
  public Integer call() throws IOException, MediaException {
    if (rounds < 1) {
      throw new IOException("--rounds must be at least 1");
    }
    List<Row> rows = new ArrayList<>();
    try (Models models = options.load()) {
      MediaInspector inspector = ModelOptions.inspector(models);
      // All that is spent up to here, and the first minute while nothing is compiled yet.
      inspector.inspect(BenchFilm.ALL.getFirst().in(films, cast));
      double first = processSeconds();
      for (BenchFilm film : BenchFilm.ALL) {
        rows.add(measured(inspector, film));
      }
      rows.add(new Row("cold-start-360p", first, null));
    }
    PrintWriter out = spec.commandLine().getOut();
    rows.forEach(row -> out.println(words(row)));
    if (json) {
      out.println(Json.line(Map.of("rows", rows.stream().map(Row::fields).toList())));
    }
    out.flush();
    return 0;
  }

  private Row measured(MediaInspector inspector, BenchFilm film)
      throws IOException, MediaException {
    Path file = film.in(films, cast);
    List<Double> own = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    inspector.inspect(file);
    // In turns, so that a busy machine hurts both alike.
    for (int round = 0; round < rounds; round++) {
      double before = processSeconds();
      inspector.inspect(file);
      own.add(processSeconds() - before);
      if (yardstick.isPresent()) {
        other.add(beside(yardstick.get(), file));
      }
    }
    return new Row(film.row(), median(own), other.isEmpty() ? null : median(other));
  }

  private static double beside(String command, Path film) throws IOException {
    String filled = command.replace("{video}", film.toString()).replace("{fps}", "2");
    String said = BenchFilm.Programs.run(List.of(filled.split(" ", -1)), SECONDS_OF_PATIENCE);
    JsonNode seconds = JsonMapper.builder().build().readTree(said).path("cpu_s");
    if (!seconds.isNumber()) {
      throw new IOException("the yardstick printed no cpu_s");
    }
    return seconds.asDouble();
  }

  private static double processSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String words(Row row) {
    String own = String.format(Locale.ROOT, "%-16s %6.2f %s", row.name(), row.value(), UNIT);
    return row.beside() == null
        ? own
        : own
            + String.format(
                Locale.ROOT,
                ", yardstick %.2f, ratio %.2f",
                row.beside(),
                row.value() / row.beside());
  }
}
