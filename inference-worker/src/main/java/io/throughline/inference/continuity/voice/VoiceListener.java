package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.SimilarityCurve;
import io.throughline.inference.detection.voice.SpeechDetector;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;

/** Listens to recordings; several threads may share one listener. */
public final class VoiceListener implements AutoCloseable {
  private final OnnxModel activity;
  private final OnnxModel speaker;
  private final SpeechDetector detector;
  private final SpeakerEmbedder embedder;

  public VoiceListener(OnnxEngine engine) {
    activity = engine.load("voice-activity");
    speaker = engine.load("speaker-embedder");
    detector = new SpeechDetector(activity);
    embedder = new SpeakerEmbedder(speaker);
  }

  /** The model that finds speech. */
  public ModelRef detectorRef() {
    return detector.ref();
  }

  /** The model that templates are made by. */
  public ModelRef embedderRef() {
    return embedder.ref();
  }

  /** The embedder itself. */
  public SpeakerEmbedder embedder() {
    return embedder;
  }

  /** Begins a recording. */
  public SpeechStream listen() {
    return new SpeechStream(detector);
  }

  /**
   * Makes the capture of a recording that has ended.
   *
   * @param sampleRateHz of the recording, before it was resampled
   */
  public VoiceCapture capture(SpeechStream stream, int sampleRateHz, SimilarityCurve curve) {
    return VoiceCapture.of(stream.end(), sampleRateHz, embedder, new SpeakerCount(curve));
  }

  @Override
  public void close() {
    activity.close();
    speaker.close();
  }
}
