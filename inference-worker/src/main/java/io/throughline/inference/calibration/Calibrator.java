package io.throughline.inference.calibration;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.FaceSamples;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.VoiceSamples;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.continuity.voice.VoiceListener;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.onnx.OnnxEngine;
import java.io.IOException;
import java.util.List;

/** Fits the calibration of one task from labelled media. */
public final class Calibrator {
  /** A face verdict takes a likelihood ratio of twenty, a voice verdict of ten. */
  private static final double FACE_ODDS = 20;

  private static final double VOICE_ODDS = 10;

  private final OnnxEngine engine;
  private final MediaReader reader;

  public Calibrator(OnnxEngine engine, MediaReader reader) {
    this.engine = engine;
    this.reader = reader;
  }

  /** What can be calibrated. */
  public enum Task {
    FACE,
    VOICE
  }

  /** A fitted calibration as YAML, and the model that it belongs to. */
  public record Fitted(ModelRef model, String yaml) {}

  /** Fits one task. */
  public Fitted fit(Task task, Manifest manifest) throws IOException, MediaException {
    return switch (task) {
      case FACE -> face(manifest);
      case VOICE -> voice(manifest);
    };
  }

  private Fitted face(Manifest manifest) throws MediaException {
    try (FaceObserver observer = new FaceObserver(engine)) {
      FaceSamples faces = new FaceSamples(reader, observer);
      List<Sample> samples = faces.of(manifest.under("faces/lfw/", "faces/london/"));
      SimilarityCalibration calibration =
          new SimilarityCalibration(
              observer.embedderRef(), new SimilarityCalibration.Demands(FACE_ODDS, 0.2, 1));
      return new Fitted(
          observer.embedderRef(),
          calibration.run(samples) + "photosWithoutTemplate: " + faces.refused() + "\n");
    }
  }

  private Fitted voice(Manifest manifest) throws IOException, MediaException {
    try (VoiceListener listener = new VoiceListener(engine)) {
      VoiceSamples voices = new VoiceSamples(reader, listener);
      List<Sample> samples =
          voices.of(
              manifest.under(
                  "audio_real/librispeech/",
                  "audio_real/librispeech_impostors/",
                  "audio_real/librispeech_more/",
                  "audio_real/rtvc/"));
      SimilarityCalibration calibration =
          new SimilarityCalibration(
              listener.embedderRef(),
              new SimilarityCalibration.Demands(VOICE_ODDS, 0.2, VoiceCapture.LEAST_SPEECH));
      return new Fitted(
          listener.embedderRef(),
          calibration.runWithTelephones(samples)
              + "recordingsWithoutPiece: "
              + voices.refused()
              + "\n");
    }
  }
}
