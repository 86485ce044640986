package io.throughline.inference.inspection;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import io.throughline.inference.onnx.ModelCatalogue;
import io.throughline.inference.onnx.ModelStore;
import io.throughline.inference.onnx.OnnxEngine;
import java.nio.file.Files;
import java.nio.file.Path;

/** The models that set-up prepared, and the media beside the checkout; tests skip without them. */
public final class PreparedModels {
  private static final Path HOME = Path.of(System.getProperty("throughline.home", "."));

  private PreparedModels() {}

  /** All models, to be closed by the test. */
  public static Models load() {
    return Models.load(engine(), HOME.resolve("models"));
  }

  /** An engine on the prepared models. */
  public static OnnxEngine engine() {
    Path models = HOME.resolve(".throughline/models");
    assumeTrue(Files.isDirectory(models), "skipped: no prepared models");
    ModelCatalogue catalogue = ModelCatalogue.read(HOME.resolve("models/catalogue.yaml"));
    return new OnnxEngine(new ModelStore(models, catalogue), OnnxEngine.Device.CPU);
  }

  /** An inspector on those models. */
  public static MediaInspector inspector(Models models) {
    return new MediaInspector(new FfmpegMediaReader(MediaLimits.standard()), models);
  }

  /** A file of the shared media. */
  public static Path shared(String path) {
    Path file = HOME.resolve("../shared/media").resolve(path);
    assumeTrue(Files.isRegularFile(file), "skipped: no ../shared");
    return file;
  }
}
