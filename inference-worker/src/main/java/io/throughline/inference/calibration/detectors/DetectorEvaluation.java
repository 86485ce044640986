package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How well each detector of a task does, in all and by generator. */
public final class DetectorEvaluation {
  /** A generator of fewer items is listed without a rate. */
  private static final int LEAST_ITEMS = 20;

  private final DetectorTask task;
  private final DetectorTrials.Said said;
  private final List<Result> results;
  private final Optional<Alarms> alarms;

  /** What one detector reached, and against each generator beside all genuine files. */
  record Result(String detector, DetectorFigures all, List<OfGenerator> generators) {}

  /** Against one generator. */
  record OfGenerator(String name, @Nullable Boolean seen, int items, DetectorFigures figures) {
    boolean scored() {
      return items >= LEAST_ITEMS;
    }
  }

  private DetectorEvaluation(DetectorTask task, DetectorTrials.Said said, SeenGenerators seen) {
    this.task = task;
    this.said = said;
    alarms =
        task == DetectorTask.FUSED_AUTHENTICITY ? Optional.of(Alarms.of(said)) : Optional.empty();
    results =
        task.detectors().stream()
            .filter(detector -> said.of(detector).stream().anyMatch(Trial::applies))
            .map(detector -> result(detector, said.of(detector), seen))
            .toList();
  }

  /** Measures a task on what was said of a manifest's files. */
  public static DetectorEvaluation of(
      DetectorTask task, DetectorTrials.Said said, SeenGenerators seen) throws ManifestException {
    DetectorEvaluation evaluation = new DetectorEvaluation(task, said, seen);
    if (evaluation.results.isEmpty()) {
      throw new ManifestException(
          ManifestException.Problem.NO_PAIRS,
          "no detector of this version found anything to look at for the task " + task);
    }
    return evaluation;
  }

  private static Result result(String detector, List<Trial> all, SeenGenerators seen) {
    List<Trial> trials = all.stream().filter(Trial::applies).toList();
    Map<String, List<Trial>> generators = new TreeMap<>();
    trials.stream()
        .filter(Trial::forged)
        .forEach(trial ->
            generators
                .computeIfAbsent(trial.item().forgery().generator(), _ -> new ArrayList<>())
                .add(trial));
    List<Trial> genuine = trials.stream().filter(trial -> !trial.forged()).toList();
    List<OfGenerator> by =
        generators.entrySet().stream()
            .map(entry ->
                new OfGenerator(
                    entry.getKey(),
                    seen.of(entry.getValue().getFirst()),
                    entry.getValue().size(),
                    DetectorFigures.of(
                        Stream.concat(genuine.stream(), entry.getValue().stream()).toList())))
            .toList();
    return new Result(detector, DetectorFigures.of(trials), by);
  }

  /** The fields of the command's answer; those outside of {@code detectors} are of the first. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", task.toString());
    fields.put("n", said.items());
    if (!results.isEmpty()) {
      fields.putAll(words(results.getFirst()));
    }
    fields.put("refused", said.refused());
    fields.put(
        "detectors",
        results.stream()
            .map(result -> {
              Map<String, Object> own = new LinkedHashMap<>();
              own.put("detector", result.detector());
              own.putAll(words(result));
              return own;
            })
            .toList());
    alarms.ifPresent(found -> fields.put("falseAlarms", found.fields()));
    return fields;
  }

  private static Map<String, Object> words(Result result) {
    DetectorFigures all = result.all();
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "auc", all.auc());
    put(fields, "eer", all.eer());
    for (String absent : List.of("fnmrAtFmr1e2", "fnmrAtFmr1e3", "fnmrAtFmr1e4")) {
      fields.put(absent, null);
    }
    put(fields, "ece", all.ece());
    put(fields, "apcer", all.apcer());
    put(fields, "detected", all.detected());
    put(fields, "bpcer", all.bpcer());
    fields.put("genuine", all.genuine());
    fields.put("forged", all.forged());
    fields.put("silentGenuine", finite(all.silentGenuine()));
    fields.put("silentForged", finite(all.silentForged()));
    double silent =
        (all.genuine() == 0 ? 0 : all.silentGenuine() * all.genuine())
            + (all.forged() == 0 ? 0 : all.silentForged() * all.forged());
    fields.put("abstained", silent / Math.max(1, all.genuine() + all.forged()));
    fields.put("generators", result.generators().stream().map(DetectorEvaluation::words).toList());
    return fields;
  }

  private static Map<String, Object> words(OfGenerator generator) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", generator.name());
    fields.put("seen", generator.seen());
    fields.put("n", generator.items());
    if (generator.scored()) {
      put(fields, "auc", generator.figures().auc());
      put(fields, "apcer", generator.figures().apcer());
      put(fields, "detected", generator.figures().detected());
    } else {
      fields.put("auc", null);
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Interval interval) {
    fields.put(name, finite(interval.value()));
    fields.put(name + "Low", finite(interval.low()));
    fields.put(name + "High", finite(interval.high()));
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Tables in Markdown: one of the detectors, one of the generators for each. */
  public String table() {
    StringBuilder page = new StringBuilder();
    page.append(
        "| detector | genuine, forged | AUC | EER | called suspicious: genuine (BPCER) |"
            + " called genuine: forged (APCER) | nothing told: genuine, forged | ECE |\n"
            + "|---|---|---|---|---|---|---|---|\n");
    for (Result result : results) {
      DetectorFigures f = result.all();
      page.append(
          "| %s | %d, %d | %s | %s | %s | %s | %s, %s | %s |\n"
              .formatted(
                  result.detector(),
                  f.genuine(),
                  f.forged(),
                  bare(f.auc()),
                  share(f.eer()),
                  share(f.bpcer()),
                  share(f.apcer()),
                  percent(f.silentGenuine()),
                  percent(f.silentForged()),
                  share(f.ece())));
    }
    results.forEach(result -> generators(page, result));
    alarms.ifPresent(found -> page.append(found.table()));
    page.append("\nFiles: %d. Refused: %s.\n".formatted(said.items(), said.refused()));
    page.append(reasons());
    return page.toString();
  }

  private static void generators(StringBuilder page, Result result) {
    if (result.generators().isEmpty()) {
      return;
    }
    page.append(
        "\n| %s against | seen in training | n | AUC | called suspicious |\n|---|---|---|---|---|\n"
            .formatted(result.detector()));
    for (OfGenerator generator : result.generators()) {
      DetectorFigures f = generator.figures();
      String seen = generator.seen() == null ? "unknown" : generator.seen() ? "yes" : "no";
      String rates =
          generator.scored()
              ? bare(f.auc()) + " | " + share(f.detected())
              : "too few to score | %d of them"
                  .formatted(Math.round(f.detected().value() * generator.items()));
      page.append(
          "| %s | %s | %d | %s |\n".formatted(generator.name(), seen, generator.items(), rates));
    }
  }

  /** Why nothing was told, most frequent first. */
  private String reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    results.forEach(result ->
        said.of(result.detector()).stream()
            .filter(trial -> trial.is(FindingOutcome.INCONCLUSIVE))
            .forEach(trial -> reasons.merge(trial.answer().reason(), 1, Integer::sum)));
    return reasons.isEmpty() ? "" : "Nothing told because of: %s.\n".formatted(reasons);
  }

  private static String bare(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f–%.3f]", interval.value(), interval.low(), interval.high());
  }

  private static String share(Interval interval) {
    return "%s [%s–%s]"
        .formatted(percent(interval.value()), percent(interval.low()), percent(interval.high()));
  }

  private static String percent(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f %%", 100 * value) : "–";
  }
}
