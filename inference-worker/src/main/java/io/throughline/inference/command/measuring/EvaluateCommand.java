package io.throughline.inference.command.measuring;

import io.throughline.inference.calibration.evaluation.Evaluation;
import io.throughline.inference.calibration.evaluation.Evaluator;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.PairList;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how often the comparison errs on labelled media. */
@Command(
    name = "evaluate",
    description = "error rates on labelled media, with 95 %% intervals by drawing people",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--task",
      required = true,
      description = "face-verification or voice-verification")
  private Evaluation.Task task = Evaluation.Task.FACE_VERIFICATION;

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

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Option(names = "--out", description = "writes the table to this file, to lie beside a card")
  private Optional<Path> out = Optional.empty();

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, MediaException {
    Evaluation evaluation = evaluation();
    if (out.isPresent()) {
      Files.writeString(out.get(), page(evaluation));
    }
    PrintWriter printed = spec.commandLine().getOut();
    printed.println(json ? Json.line(evaluation.fields()) : evaluation.table());
    printed.flush();
    return 0;
  }

  private Evaluation evaluation() throws IOException, MediaException {
    Manifest all = Manifest.read(manifest);
    Manifest chosen = under.isEmpty() ? all : new Manifest(all.under(under.toArray(String[]::new)));
    Optional<PairList> list =
        pairs.isPresent() ? Optional.of(PairList.read(pairs.get())) : Optional.empty();
    Evaluator evaluator = new Evaluator(options.engine(), ModelOptions.reader(), options.cards());
    return switch (task) {
      case FACE_VERIFICATION -> evaluator.faces(chosen, list);
      case VOICE_VERIFICATION -> evaluator.voices(chosen);
    };
  }

  private String page(Evaluation evaluation) {
    StringBuilder command = new StringBuilder("evaluate --task ").append(task);
    command.append(" --manifest ").append(manifest);
    pairs.ifPresent(list -> command.append(" --pairs ").append(list));
    under.forEach(prefix -> command.append(" --under ").append(prefix));
    return "# Measured\nMade by `./throughline %s --out FILE`; 95 %% intervals by drawing people.\n\n%s"
        .formatted(command, evaluation.table());
  }
}
