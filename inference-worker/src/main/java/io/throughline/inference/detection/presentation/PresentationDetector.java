package io.throughline.inference.detection.presentation;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.LivenessModel;
import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a face is before the camera itself or on a print or screen: the liveness model together
 * with what recapture leaves in a picture.
 */
public final class PresentationDetector implements Detector {
  static final String NAME = "presentation-attack";
  static final ModelRef METHOD = new ModelRef(NAME, "1.1.0");

  /** The logarithm of the odds of a live face is cut off here. */
  private static final double MOST_ODDS = 8;

  private final OnnxModel model;
  private final LivenessModel liveness;
  private final CueWeights weights;
  private final Map<String, ScoreCurve> curves;
  private final double ownMotion;

  /**
   * Loads the model and the weights.
   *
   * @param cards the folder of the catalogue
   */
  public PresentationDetector(OnnxEngine engine, Path cards) {
    model = engine.load("face-liveness");
    liveness = new LivenessModel(model);
    Path file = cards.resolve(METHOD.name()).resolve(METHOD.version()).resolve("calibration.yaml");
    CueWeights.Calibration calibration = CueWeights.read(file);
    weights = calibration.weights();
    ownMotion = calibration.bounds().ownMotion();
    curves = ScoreCurve.read(file);
  }

  @Override
  public Examination examine() {
    return new PresentationExamination(this::score, curves, ownMotion);
  }

  /** Scores a face. */
  interface Scorer {
    /** Empty if the frame is too small to tell anything. */
    Optional<Score> score(Frame frame, FaceBox face);
  }

  /**
   * What one face scores.
   *
   * @param attack of all cues together, higher is more suspicious
   * @param live of the liveness model alone, 0 to 1
   * @param luma mean of the frame, 0 to 255
   */
  record Score(double attack, double live, double luma) {
    /** Whether every part is a number: one that is none must not pass for a low score. */
    boolean finite() {
      return Double.isFinite(attack) && Double.isFinite(live) && Double.isFinite(luma);
    }
  }

  private Optional<Score> score(Frame frame, FaceBox face) {
    Plane luma = Plane.luma(frame);
    Optional<double[]> cues = RecaptureCues.of(frame, luma, face);
    if (cues.isEmpty()) {
      return Optional.empty();
    }
    double[] all = Arrays.copyOf(cues.get(), cues.get().length + 1);
    double live = liveness.live(frame, face);
    all[all.length - 1] = odds(live);
    return Optional.of(new Score(weights.score(all), live, luma.mean()));
  }

  private static double odds(double live) {
    return Math.clamp(Math.log(live) - Math.log1p(-live), -MOST_ODDS, MOST_ODDS);
  }

  @Override
  public void close() {
    model.close();
  }
}
