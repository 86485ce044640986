package io.throughline.inference.command.measuring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what media cost a warm worker: CPU seconds of all of its processes, and memory. */
@Command(
    name = "bench-media",
    description = "CPU seconds for a minute of video, and memory (./throughline bench media)",
    mixinStandardHelpOptions = true)
public final class BenchMediaCommand implements Callable<Integer> {
  private static final int SECONDS_OF_PATIENCE = 600;

  /** Of the limit: decoding and the bare models, without anything around them. */
  private static final double MOST_OF_LIMIT = 1.10;

  private static final double MOST_SKIPPING = 0.25;

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

  @Option(
      names = "--limit",
      description =
          "command that decodes and runs the same models bare, prints JSON with total_cpu")
  private Optional<String> limit = Optional.empty();

  @Option(names = "--rounds", defaultValue = "3", description = "the median counts")
  private int rounds = 3;

  @Option(names = "--memory", description = "measures memory too, which takes some minutes")
  private boolean memory;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new IOException("--rounds must be at least 1");
    }
    List<BenchRow> rows = new ArrayList<>();
    try (Models models = options.load()) {
      BenchWork work = new BenchWork(ModelOptions.reader(), models);
      Path small = BenchFilm.ALL.getFirst().in(films, cast);
      // All that is spent up to here, and the first minute while nothing is compiled yet.
      work.withDetectors(small);
      double first = Usage.cpuSeconds();
      for (BenchFilm film : BenchFilm.ALL) {
        Path file = film.in(films, cast);
        rows.add(measured(film.row(), file, "2", () -> work.plain(file)));
      }
      rows.add(measured("360p-25fps-skip", small, "25", () -> work.monitored(small)));
      rows.addAll(detectors(work, small));
      rows.add(BenchRow.of("cold-start-360p", first, BenchRow.SECONDS));
      if (memory) {
        rows.addAll(work.memory(small, BenchFilm.ALL.getFirst().twentyMinutes(films, cast)));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    rows.forEach(row -> out.println(row.words()));
    if (json) {
      out.println(Json.line(Map.of("rows", rows.stream().map(BenchRow::fields).toList())));
    }
    out.flush();
    return 0;
  }

  private BenchRow measured(String name, Path file, String fps, Usage.Work work) throws Exception {
    List<Double> own = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    work.run();
    // In turns, so that a busy machine hurts all alike.
    for (int round = 0; round < rounds; round++) {
      own.add(spent(work));
      beside(yardstick, file, fps, "cpu_s").ifPresent(other::add);
      beside(limit, file, fps, "total_cpu").ifPresent(bare::add);
    }
    BenchRow row = BenchRow.of(name, median(own), BenchRow.SECONDS);
    BenchRow compared = other.isEmpty() ? row : row.beside(median(other));
    if (!bare.isEmpty()) {
      return compared.atMost(median(bare) * (fps.equals("2") ? MOST_OF_LIMIT : MOST_SKIPPING));
    }
    return other.isEmpty() || !fps.equals("2") ? compared : compared.atMost(median(other));
  }

  /** What all detectors add, each one's own part of it, and the rest: dense pictures, followed. */
  private List<BenchRow> detectors(BenchWork work, Path file) throws Exception {
    List<Double> more = new ArrayList<>();
    Map<String, List<Double>> each = new LinkedHashMap<>();
    work.detectors().forEach(TimedDetector::spentSeconds);
    for (int round = 0; round < rounds; round++) {
      double plain = spent(() -> work.plain(file));
      more.add(spent(() -> work.withDetectors(file)) - plain);
      for (TimedDetector detector : work.detectors()) {
        each.computeIfAbsent(detector.name(), _ -> new ArrayList<>()).add(detector.spentSeconds());
      }
    }
    List<BenchRow> rows = new ArrayList<>();
    rows.add(BenchRow.of("detectors-360p", median(more), BenchRow.SECONDS));
    each.forEach(
        (name, own) -> rows.add(BenchRow.of("detector-" + name, median(own), BenchRow.SECONDS)));
    double own = rows.stream().skip(1).mapToDouble(BenchRow::value).sum();
    rows.add(BenchRow.of("detectors-dense-pictures", median(more) - own, BenchRow.SECONDS));
    return rows;
  }

  private static double spent(Usage.Work work) throws Exception {
    double before = Usage.cpuSeconds();
    work.run();
    return Usage.cpuSeconds() - before;
  }

  private static OptionalDouble beside(
      Optional<String> command, Path film, String fps, String field) throws IOException {
    if (command.isEmpty()) {
      return OptionalDouble.empty();
    }
    String filled = command.get().replace("{video}", film.toString()).replace("{fps}", fps);
    String said = FfmpegProgram.said(List.of(filled.split(" ", -1)), SECONDS_OF_PATIENCE);
    JsonNode seconds = JsonMapper.builder().build().readTree(said).path(field);
    if (!seconds.isNumber()) {
      throw new IOException("the program beside printed no " + field);
    }
    return OptionalDouble.of(seconds.asDouble());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
