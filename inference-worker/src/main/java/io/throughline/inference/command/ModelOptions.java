package io.throughline.inference.command;

import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.ffmpeg.sandbox.SandboxedMediaReader;
import io.throughline.inference.onnx.ModelCatalogue;
import io.throughline.inference.onnx.ModelStore;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.session.Batching;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the models are and what they run on. */
public final class ModelOptions {
  @Option(
      names = "--models",
      defaultValue = ".throughline/models",
      description = "folder of the prepared models (${DEFAULT-VALUE})")
  private Path models = Path.of("");

  @Option(
      names = "--catalogue",
      defaultValue = "models/catalogue.yaml",
      description = "list of models; its folder holds their calibrations (${DEFAULT-VALUE})")
  private Path catalogue = Path.of("");

  @Option(
      names = "--device",
      defaultValue = "CPU",
      description = "cpu or cuda (cpu); without CUDA the CPU takes over and the log says so")
  private OnnxEngine.Device device = OnnxEngine.Device.CPU;

  @Option(
      names = "--batch-rows",
      defaultValue = "16",
      description = "with cuda: rows of one batch, 1 for no joining (${DEFAULT-VALUE})")
  private int batchRows = Batching.STANDARD.mostRows();

  @Option(
      names = "--batch-delay",
      defaultValue = "4",
      description = "with cuda: milliseconds that a request waits for others (${DEFAULT-VALUE})")
  private long batchDelayMillis = Batching.STANDARD.longestDelay().toMillis();

  @Option(
      names = "--batch-waiting",
      defaultValue = "256",
      description = "with cuda: requests that may wait for one model (${DEFAULT-VALUE})")
  private int batchWaiting = Batching.STANDARD.mostWaiting();

  /** An engine on the prepared models. */
  public OnnxEngine engine() {
    return new OnnxEngine(
        new ModelStore(models, ModelCatalogue.read(catalogue)),
        device,
        new Batching(batchRows, Duration.ofMillis(batchDelayMillis), batchWaiting));
  }

  /** The folder that holds the models' calibrations. */
  public Path cards() {
    Path cards = catalogue.toAbsolutePath().getParent();
    return cards == null ? Path.of("") : cards;
  }

  /** The same options for another process. */
  public List<String> words() {
    return List.of(
        "--models",
        models.toString(),
        "--catalogue",
        catalogue.toString(),
        "--device",
        device.name(),
        "--batch-rows",
        Integer.toString(batchRows),
        "--batch-delay",
        Long.toString(batchDelayMillis),
        "--batch-waiting",
        Integer.toString(batchWaiting));
  }

  /** All models. */
  public Models load() {
    return Models.load(engine(), cards());
  }

  /** A reader that decodes in sandboxes, which end with this process. */
  public static MediaReader reader() {
    return new SandboxedMediaReader(MediaLimits.standard());
  }

  /** An inspector on those models. */
  public static MediaInspector inspector(Models models) {
    return new MediaInspector(reader(), models);
  }
}
