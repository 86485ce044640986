package io.throughline.inference.command.measuring;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.Calibrator;
import io.throughline.inference.calibration.curves.CurveFit;
import io.throughline.inference.calibration.curves.DetectorCalibration;
import io.throughline.inference.calibration.detectors.DetectorTask;
import io.throughline.inference.calibration.detectors.DetectorTrials;
import io.throughline.inference.calibration.detectors.MediaTransform;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Fits a calibration on labelled media and says what it is worth. */
@Command(
    name = "calibrate",
    description = "fits scores to likelihood ratios on labelled media, split by identity",
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {
  @Option(
      names = "--task",
      required = true,
      converter = TaskWords.class,
      description = "face or voice, or a detector such as face-forgery")
  private Task task = new Task.Comparing(Calibrator.Task.FACE);

  @Option(names = "--manifest", required = true, description = "CSV of labelled media")
  private Path manifest = Path.of("");

  @Option(names = "--out", description = "the models folder to write calibration.yaml into")
  private Optional<Path> out = Optional.empty();

  @Mixin private Detecting detecting = new Detecting();

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** What only detectors take. */
  static final class Detecting {
    @Option(
        names = "--transform",
        description =
            "fits on the files changed so, too: normalise, jpeg40, w360p, low-light, blur, opus16,"
                + " g711; may be given several times")
    private List<MediaTransform> transforms = new ArrayList<>();

    @Option(
        names = "--false-alarms",
        defaultValue = "0.005",
        description = "share of genuine files that may be suspicious (${DEFAULT-VALUE})")
    private double falseAlarms;

    @Option(
        names = "--misses",
        defaultValue = "0.05",
        description = "share of forged files that may be called genuine (${DEFAULT-VALUE})")
    private double misses;
  }

  /** What is fitted: a comparison, or a detector. */
  sealed interface Task {
    /** A comparison, or the steps of presentation attacks. */
    record Comparing(Calibrator.Task what) implements Task {}

    /** A detector by its name. */
    record OfDetector(String name) implements Task {}
  }

  /** Reads a task. */
  static final class TaskWords implements ITypeConverter<Task> {
    @Override
    public Task convert(String text) {
      for (Calibrator.Task known : Calibrator.Task.values()) {
        if (known.name().equalsIgnoreCase(text)) {
          return new Task.Comparing(known);
        }
      }
      for (DetectorTask known : DetectorTask.values()) {
        if (known != DetectorTask.FUSED_AUTHENTICITY && known.detectors().contains(text)) {
          return new Task.OfDetector(text);
        }
      }
      throw new TypeConversionException("no such task: " + text);
    }
  }

  @Override
  public Integer call() throws IOException, MediaException {
    Calibrator.Fitted fitted =
        switch (task) {
          case Task.Comparing comparing ->
              new Calibrator(options.engine(), ModelOptions.reader())
                  .fit(comparing.what(), Manifest.read(manifest));
          case Task.OfDetector detector -> detector(detector.name());
        };
    String yaml = "# Made by: inference-worker %s%n%s".formatted(line(), fitted.yaml());
    if (out.isPresent()) {
      Files.writeString(Models.calibration(out.get(), fitted.model()), yaml);
    }
    spec.commandLine().getOut().print(yaml);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Calibrator.Fitted detector(String name) throws IOException {
    Manifest media = Manifest.read(manifest);
    List<Optional<MediaTransform>> ways = new ArrayList<>(List.of(Optional.empty()));
    detecting.transforms.forEach(way -> ways.add(Optional.of(way)));
    try (Models models = options.load()) {
      Optional<ModelRef> model = Optional.empty();
      Optional<DetectorCalibration> calibration = Optional.empty();
      for (Optional<MediaTransform> way : ways) {
        DetectorTrials.Said said =
            new DetectorTrials(ModelOptions.reader(), models, way).run(media);
        if (calibration.isEmpty()) {
          model = Optional.of(DetectorCalibration.model(name, said));
          calibration = Optional.of(new DetectorCalibration(name, before(model.get())));
        }
        calibration.get().add(said, way);
      }
      CurveFit.Asked asked = new CurveFit.Asked(detecting.falseAlarms, detecting.misses);
      return new Calibrator.Fitted(model.orElseThrow(), calibration.orElseThrow().yaml(asked));
    }
  }

  private Map<String, ScoreCurve> before(ModelRef model) {
    Path file = Models.calibration(options.cards(), model);
    return Files.isRegularFile(file) ? ScoreCurve.read(file) : Map.of();
  }

  private String line() {
    return switch (task) {
      case Task.Comparing comparing ->
          "calibrate --task %s --manifest %s --out models"
              .formatted(comparing.what().name().toLowerCase(Locale.ROOT), manifest);
      case Task.OfDetector detector -> {
        StringBuilder line = new StringBuilder("calibrate --task ").append(detector.name());
        line.append(" --manifest ").append(manifest);
        detecting.transforms.forEach(way -> line.append(" --transform ").append(way));
        line.append(" --false-alarms ").append(detecting.falseAlarms);
        yield line.append(" --misses ").append(detecting.misses).append(" --out models").toString();
      }
    };
  }
}
