package io.throughline.inference.inspection;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.comparison.ChannelCurves;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.continuity.swap.SwapChecks;
import io.throughline.inference.continuity.voice.VoiceListener;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.onnx.OnnxEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All models that an inspection needs, loaded once, with their calibrations. */
public record Models(
    FaceObserver faces,
    VoiceListener voices,
    TemplateComparison comparison,
    SwapChecks swaps,
    List<Detector> detectors)
    implements AutoCloseable {

  /**
   * Loads everything.
   *
   * @param cards the folder of the catalogue, which holds the calibration of each model
   */
  public static Models load(OnnxEngine engine, Path cards) {
    FaceObserver faces = new FaceObserver(engine);
    VoiceListener voices = new VoiceListener(engine);
    TemplateComparison comparison =
        new TemplateComparison(
            Map.of(
                Modality.FACE, ChannelCurves.read(calibration(cards, faces.embedderRef())),
                Modality.VOICE, ChannelCurves.read(calibration(cards, voices.embedderRef()))));
    return new Models(
        faces, voices, comparison, SwapChecks.load(cards), Detectors.load(engine, cards));
  }

  /** The same with these detectors instead. Either one is to be closed. */
  public Models withDetectors(List<? extends Detector> others) {
    return new Models(faces, voices, comparison, swaps, List.copyOf(others));
  }

  /** Where the calibration of a model lies. */
  public static Path calibration(Path cards, ModelRef model) {
    return cards.resolve(model.name()).resolve(model.version()).resolve("calibration.yaml");
  }

  @Override
  public void close() {
    faces.close();
    voices.close();
    detectors.forEach(Detector::close);
  }
}
