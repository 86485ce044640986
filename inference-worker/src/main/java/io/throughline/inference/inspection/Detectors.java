package io.throughline.inference.inspection;

import io.throughline.inference.detection.document.DocumentDetector;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.presence.ChallengeCheck;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
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
    FfmpegMediaReader stills = new FfmpegMediaReader(MediaLimits.standard());
    return List.of(
        new ChallengeCheck(), new DocumentDetector(engine, stills, cards, Clock.systemUTC()));
  }
}
