package io.throughline.inference.command.measuring;

import io.throughline.inference.calibration.Calibrator;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a calibration on labelled media and says what it is worth. */
@Command(name = "calibrate", description = "fits scores to likelihood ratios on labelled media")
public final class CalibrateCommand implements Callable<Integer> {
  @Option(names = "--task", required = true, description = "face, voice or presentation_attack")
  private Calibrator.Task task = Calibrator.Task.FACE;

  @Option(names = "--manifest", required = true, description = "CSV of labelled media")
  private Path manifest = Path.of("");

  @Option(names = "--out", description = "the models folder to write calibration.yaml into")
  private Optional<Path> out = Optional.empty();

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, MediaException {
    Calibrator calibrator = new Calibrator(options.engine(), ModelOptions.reader());
    Calibrator.Fitted fitted = calibrator.fit(task, Manifest.read(manifest));
    String yaml =
        "# Made by: inference-worker calibrate --task %s --manifest %s --out models\n%s"
            .formatted(task.name().toLowerCase(Locale.ROOT), manifest, fitted.yaml());
    if (out.isPresent()) {
      Files.writeString(Models.calibration(out.get(), fitted.model()), yaml);
    }
    spec.commandLine().getOut().print(yaml);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
