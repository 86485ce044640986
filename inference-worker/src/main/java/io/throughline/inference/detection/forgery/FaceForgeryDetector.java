package io.throughline.inference.detection.forgery;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether a face was blended into a picture, resampled or made anew: [1, 3, 128, 128] RGB in [-1,
 * 1] to one logit, higher is more suspicious.
 */
public final class FaceForgeryDetector implements Detector {
  static final String NAME = "face-forgery";

  private final OnnxModel model;
  private final Map<String, ScoreCurve> curves;

  /**
   * Loads the model.
   *
   * @param cards the folder of the catalogue
   */
  public FaceForgeryDetector(OnnxEngine engine, Path cards) {
    model = engine.load(NAME);
    ModelRef ref = model.ref();
    curves =
        ScoreCurve.read(
            cards.resolve(ref.name()).resolve(ref.version()).resolve("calibration.yaml"));
  }

  @Override
  public Examination examine() {
    return new FaceForgeryExamination(this::logit, curves, model.ref());
  }

  private double logit(FaceCrop crop) {
    return model.run(Tensor.of(crop.pixels(), 1, 3, FaceCrop.SIDE, FaceCrop.SIDE)).getFirst()[0];
  }

  /** Looks at one face. */
  interface Scorer {
    double logit(FaceCrop crop);
  }

  @Override
  public void close() {
    model.close();
  }
}
