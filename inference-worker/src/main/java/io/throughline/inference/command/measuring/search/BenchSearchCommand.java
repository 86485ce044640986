package io.throughline.inference.command.measuring.search;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.gallery.search.Gallery;
import io.throughline.custody.gallery.search.Quantised;
import io.throughline.custody.gallery.search.scan.DotProducts;
import io.throughline.custody.gallery.search.scan.ScalarDotProducts;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures one search among many templates, of the length that face templates have. */
@Command(
    name = "bench-search",
    description = "seconds for one exact search among many templates (./throughline bench search)",
    mixinStandardHelpOptions = true)
public final class BenchSearchCommand implements Callable<Integer> {
  private static final GalleryKey KEY =
      new GalleryKey(
          TenantId.OPERATOR, SearchPurpose.DUPLICATES, Modality.FACE, new ModelRef("drawn", "1"));
  private static final int MILLION = 1_000_000;

  /** What is asked of one core, and among how many templates. */
  private static final double MOST_SECONDS = 1;

  private static final int GOAL_SIZE = 10 * MILLION;
  private static final int HITS = 10;
  private static final int FEWEST = 10_000;
  private static final int CHECKED = 20_000;
  private static final int CHECKED_EVERY = 200;
  private static final int SEED = 1;
  private static final Path MEMORY = Path.of("/proc/meminfo");

  @Option(
      names = "--templates",
      defaultValue = "10000000",
      description = "in the largest gallery (${DEFAULT-VALUE})")
  private int templates = 10 * MILLION;

  @Option(
      names = "--dimensions",
      defaultValue = "640",
      description = "of one template; a face has 640, a voice 192 (${DEFAULT-VALUE})")
  private int dimensions = 640;

  @Option(names = "--rounds", defaultValue = "7", description = "the median counts")
  private int rounds = 7;

  @Option(
      names = "--manifest",
      description = "CSV of labelled photos: also how often searches err as people become more")
  private Optional<Path> manifest = Optional.empty();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, MediaException {
    if (templates < FEWEST || dimensions < 1 || dimensions > 4096 || rounds < 1) {
      throw new IOException(
          "--templates must be at least %d, --dimensions 1 to 4096, --rounds at least 1"
              .formatted(FEWEST));
    }
    requireMemory();
    List<SearchRow> rows = new ArrayList<>();
    rows.add(recall());
    if (manifest.isPresent()) {
      rows.add(identification(RealTemplates.of(manifest.get(), options)));
    }
    rows.add(new References(options.cards()).row());
    rows.addAll(times());
    print(rows);
    return 0;
  }

  private void requireMemory() throws IOException {
    double needed = (double) templates * (dimensions + 2 * Long.BYTES);
    double free = available();
    if (needed > free) {
      throw new IOException(
          "%.1f GB of memory are needed and %.1f GB are free: --templates N for fewer"
              .formatted(needed / 1e9, free / 1e9));
    }
  }

  /** Bytes that can be taken before the machine runs out; no limit where it does not tell. */
  private static double available() throws IOException {
    if (!Files.isReadable(MEMORY)) {
      return Double.MAX_VALUE;
    }
    return Files.readAllLines(MEMORY).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(Double.MAX_VALUE);
  }

  private SearchRow identification(Identification real) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(real.table(BenchSearchCommand::empty));
    out.flush();
    return SearchRow.of(
        "recall-of-floats-faces",
        real.recall(BenchSearchCommand::empty),
        "of the 10 nearest by floats, faces of %d people".formatted(real.people()));
  }

  private List<SearchRow> times() {
    List<SearchRow> rows = new ArrayList<>();
    try (Gallery gallery = empty(dimensions)) {
      DrawnTemplates drawn = new DrawnTemplates(dimensions, SEED);
      if (templates > MILLION) {
        fill(gallery, MILLION, drawn);
        rows.addAll(oneCore(gallery, "1M"));
      }
      long begun = System.nanoTime();
      long before = gallery.size();
      fill(gallery, templates, drawn);
      double filling = (System.nanoTime() - begun) / 1e9;
      rows.addAll(oneCore(gallery, size(templates)));
      rows.add(allCores(gallery));
      rows.add(
          SearchRow.of("bytes-per-template", gallery.bytes() / (double) gallery.size(), "bytes"));
      rows.add(SearchRow.of("added-per-second", (templates - before) / filling, "templates"));
    }
    rows.add(scalarRatio());
    return rows;
  }

  private static String size(int count) {
    return count % MILLION == 0 ? count / MILLION + "M" : Integer.toString(count);
  }

  private static void fill(Gallery gallery, int upTo, DrawnTemplates drawn) {
    for (long entry = gallery.size() + 1; entry <= upTo; entry++) {
      gallery.add(entry, Quantised.of(drawn.next()));
      if (entry % MILLION == 0) {
        System.err.printf("%d templates%n", entry);
      }
    }
  }

  private List<SearchRow> oneCore(Gallery gallery, String size) {
    Timed timed = timed(gallery, 1);
    SearchRow wall = SearchRow.of(size + "-1core", timed.wall(), "seconds, one thread");
    return List.of(
        gallery.size() == GOAL_SIZE ? wall.atMost(MOST_SECONDS) : wall,
        SearchRow.of(size + "-1core-cpu", timed.cpu(), "CPU seconds of that thread"));
  }

  private SearchRow allCores(Gallery gallery) {
    int cores = Runtime.getRuntime().availableProcessors();
    double wall = timed(gallery, cores).wall();
    return SearchRow.of(
        size(templates) + "-all-cores", wall, "seconds, %d threads".formatted(cores));
  }

  /** Medians, in seconds. */
  private record Timed(double wall, double cpu) {}

  private Timed timed(Gallery gallery, int threads) {
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    List<Double> wall = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    DrawnTemplates others = new DrawnTemplates(dimensions, SEED + 1);
    // Two more first, while the JVM still compiles.
    for (int round = -2; round < rounds; round++) {
      Quantised probe = Quantised.of(others.next());
      long begun = System.nanoTime();
      long begunCpu = clock.getCurrentThreadCpuTime();
      gallery.nearest(probe, HITS, _ -> false, threads);
      if (round >= 0) {
        cpu.add((clock.getCurrentThreadCpuTime() - begunCpu) / 1e9);
        wall.add((System.nanoTime() - begun) / 1e9);
      }
    }
    return new Timed(median(wall), median(cpu));
  }

  /** How many times as long one byte after the other takes. */
  private SearchRow scalarRatio() {
    try (Gallery fast = empty(dimensions);
        Gallery slow = new Gallery(KEY, dimensions, new ScalarDotProducts())) {
      int count = Math.min(templates, MILLION / 5);
      fill(fast, count, new DrawnTemplates(dimensions, SEED));
      fill(slow, count, new DrawnTemplates(dimensions, SEED));
      return SearchRow.of(
          "scalar-ratio",
          timed(slow, 1).wall() / timed(fast, 1).wall(),
          "times the time of " + DotProducts.fastest().name());
    }
  }

  private SearchRow recall() {
    DrawnTemplates drawn = new DrawnTemplates(dimensions, SEED);
    List<float[]> all = new ArrayList<>();
    List<float[]> probes = new ArrayList<>();
    for (int i = 1; i <= CHECKED; i++) {
      (i % CHECKED_EVERY == 0 ? probes : all).add(drawn.next());
    }
    try (Gallery gallery = empty(dimensions)) {
      double found = new Recall(all, gallery).of(probes);
      return SearchRow.of(
          "recall-of-floats", found, "of the 10 nearest by floats, drawn templates");
    }
  }

  private static Gallery empty(int dimensions) {
    return new Gallery(KEY, dimensions, DotProducts.fastest());
  }

  private void print(List<SearchRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("computed with " + DotProducts.fastest().name());
    rows.forEach(row -> out.println(row.words()));
    if (json) {
      out.println(Json.line(Map.of("rows", rows.stream().map(SearchRow::fields).toList())));
    }
    out.flush();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
