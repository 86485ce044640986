package io.throughline.inference.inspection;

import io.throughline.inference.detection.document.DocumentDetector;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.forgery.FaceForgeryDetector;
import io.throughline.inference.detection.forgery.speech.VoiceSpoofDetector;
import io.throughline.inference.detection.injection.InjectionDetector;
import io.throughline.inference.detection.injection.provenance.ProvenanceDetector;
import io.throughline.inference.detection.lipsync.LipSync;
import io.throughline.inference.detection.presence.ChallengeCheck;
import io.throughline.inference.detection.presence.spoken.SpokenDigits;
import io.throughline.inference.detection.presentation.PresentationDetector;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.sandbox.SandboxedMediaReader;
import io.throughline.inference.onnx.OnnxEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Everything that tells forged from genuine media. */
final class Detectors {
  private Detectors() {}

  /**
   * Loads them all, in the order in which their findings are told.
   *
   * @param cards the folder of the catalogue, which holds the calibration of each model
   */
  static List<Detector> load(OnnxEngine engine, Path cards) {
    return List.of(
        new PresentationDetector(engine, cards),
        new FaceForgeryDetector(engine, cards),
        LipSync.load(cards),
        VoiceSpoofDetector.load(engine, cards),
        new ChallengeCheck(new SpokenDigits(engine)),
        new InjectionDetector(cards),
        new ProvenanceDetector(cards),
        documents(engine, cards));
  }

  /** A document is read once more, larger; in a sandbox that starts with the first document. */
  private static Detector documents(OnnxEngine engine, Path cards) {
    return new DocumentDetector(
        engine, new SandboxedMediaReader(MediaLimits.standard()), cards, Clock.systemUTC());
  }
}
