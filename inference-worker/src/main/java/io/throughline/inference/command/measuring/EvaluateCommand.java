package io.throughline.inference.command.measuring;

import io.throughline.inference.calibration.detectors.DetectorEvaluation;
import io.throughline.inference.calibration.detectors.DetectorTask;
import io.throughline.inference.calibration.detectors.DetectorTrials;
import io.throughline.inference.calibration.detectors.MediaTransform;
import io.throughline.inference.calibration.detectors.SeenGenerators;
import io.throughline.inference.calibration.evaluation.Evaluation;
import io.throughline.inference.calibration.evaluation.Evaluator;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.PairList;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.inspection.Models;
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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says how often the comparison errs on labelled media. */
@Command(
    name = "evaluate",
    description = "error rates on labelled media, with 95 %% intervals by drawing people",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--task",
      required = true,
      converter = TaskWords.class,
      description =
          "face-verification, voice-verification, fused-verification, face-forgery, voice-spoof, swap, lip-sync, "
              + "injection, presentation-attack, document or fused-authenticity")
  private Task task = new Task.Comparing(Evaluation.Task.FACE_VERIFICATION);

  @Option(
      names = "--manifest",
      required = true,
      description = "CSV of labelled media: path, kind, label, identity")
  private Path manifest = Path.of("");

  @Option(
      names = "--pairs",
      description = "CSV of pairs of faces: path_a, path_b, same, perhaps fold; else all pairs")
  private Optional<Path> pairs = Optional.empty();

  @Option(
      names = "--under",
      description = "only media whose path begins so; may be given several times")
  private List<String> under = new ArrayList<>();

  @Option(
      names = "--transform",
      description =
          "changes every file first: normalise, jpeg40, w360p, low-light, blur, opus16, g711")
  private Optional<MediaTransform> transform = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "COLUMN",
      description =
          "face- and voice-verification: errors by that column of the manifest, too; groups of fewer"
              + " than 30 people are not told")
  private Optional<String> groups = Optional.empty();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Option(names = "--out", description = "writes the table to this file, to lie beside a card")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--scores",
      description = "writes what each detector said of each file to this CSV")
  private Optional<Path> scores = Optional.empty();

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, MediaException {
    boolean allPairs =
        task instanceof Task.Comparing comparing
            && comparing.what() != Evaluation.Task.FUSED_VERIFICATION
            && pairs.isEmpty();
    if (groups.isPresent() && !allPairs) {
      throw new IOException(
          "--groups goes with face- and voice-verification of all pairs, not with --pairs");
    }
    Answer answer =
        switch (task) {
          case Task.Comparing comparing -> compared(comparing.what());
          case Task.Detecting detecting -> detected(detecting.what());
        };
    if (out.isPresent()) {
      Files.writeString(out.get(), page(answer.table()));
    }
    PrintWriter printed = spec.commandLine().getOut();
    printed.println(json ? Json.line(answer.fields()) : answer.table());
    printed.flush();
    return 0;
  }

  /** What is printed, either way. */
  private record Answer(Map<String, Object> fields, String table) {}

  /** What is measured: a comparison of two captures, or detectors on one. */
  sealed interface Task {
    /** A comparison. */
    record Comparing(Evaluation.Task what) implements Task {
      @Override
      public String toString() {
        return what.toString();
      }
    }

    /** Detectors. */
    record Detecting(DetectorTask what) implements Task {
      @Override
      public String toString() {
        return what.toString();
      }
    }
  }

  /** Reads a task. */
  static final class TaskWords implements ITypeConverter<Task> {
    @Override
    public Task convert(String text) {
      for (Evaluation.Task known : Evaluation.Task.values()) {
        if (known.toString().equals(text)) {
          return new Task.Comparing(known);
        }
      }
      for (DetectorTask known : DetectorTask.values()) {
        if (known.toString().equals(text)) {
          return new Task.Detecting(known);
        }
      }
      throw new TypeConversionException("no such task: " + text);
    }
  }

  private Answer detected(DetectorTask what) throws IOException {
    Manifest all = Manifest.read(manifest);
    Manifest chosen = under.isEmpty() ? all : new Manifest(all.under(under.toArray(String[]::new)));
    try (Models models = options.load()) {
      Models asked = what.ofPanel() ? models : models.withDetectors(List.of());
      DetectorTrials.Said said =
          new DetectorTrials(ModelOptions.reader(), asked, transform).run(chosen);
      if (scores.isPresent()) {
        Files.writeString(scores.get(), said.csv());
      }
      DetectorEvaluation evaluation =
          DetectorEvaluation.of(what, said, new SeenGenerators(options.cards()));
      return new Answer(evaluation.fields(), evaluation.table());
    }
  }

  private Answer compared(Evaluation.Task what) throws IOException, MediaException {
    Manifest all = Manifest.read(manifest);
    Manifest chosen = under.isEmpty() ? all : new Manifest(all.under(under.toArray(String[]::new)));
    Optional<PairList> list =
        pairs.isPresent() ? Optional.of(PairList.read(pairs.get())) : Optional.empty();
    Map<String, String> labels =
        groups.isPresent() ? Manifest.labels(manifest, groups.get(), chosen) : Map.of();
    Evaluator evaluator =
        new Evaluator(options.engine(), ModelOptions.reader(), options.cards()).byLabels(labels);
    Evaluation evaluation =
        switch (what) {
          case FACE_VERIFICATION -> evaluator.faces(chosen, list);
          case VOICE_VERIFICATION -> evaluator.voices(chosen);
          case FUSED_VERIFICATION -> evaluator.fused(chosen);
        };
    return new Answer(evaluation.fields(), evaluation.table());
  }

  private String page(String table) {
    StringBuilder command = new StringBuilder("evaluate --task ").append(task);
    command.append(" --manifest ").append(manifest);
    pairs.ifPresent(list -> command.append(" --pairs ").append(list));
    under.forEach(prefix -> command.append(" --under ").append(prefix));
    transform.ifPresent(way -> command.append(" --transform ").append(way));
    groups.ifPresent(column -> command.append(" --groups ").append(column));
    return "# Measured\nMade by `./throughline %s --out FILE`; 95 %% intervals by drawing people.\n\n%s"
        .formatted(command, table);
  }
}
