package io.throughline.inference.detection.forgery.speech;

import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.voice.Band;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells speech of synthesisers, voice converters and loudspeakers from speech of people. The model
 * takes samples: no feature is computed here.
 */
public final class VoiceSpoofDetector implements Detector {
  private static final String NAME = "voice-spoof";

  private final OnnxModel model;
  private final SpoofFindings findings;

  private VoiceSpoofDetector(OnnxModel model, Map<String, ScoreCurve> curves) {
    this.model = model;
    this.findings = new SpoofFindings(model.ref(), curves);
  }

  /**
   * Loads it.
   *
   * @param cards the folder of the catalogue, which holds the calibration
   */
  public static VoiceSpoofDetector load(OnnxEngine engine, Path cards) {
    OnnxModel model = engine.load(NAME);
    Path card = cards.resolve(NAME).resolve(model.ref().version());
    return new VoiceSpoofDetector(model, ScoreCurve.read(card.resolve("calibration.yaml")));
  }

  /** The model's scores of a window of {@link Windows#SAMPLES}, by {@link Question}. */
  float[] score(float[] window) {
    return model.run(Tensor.of(window, 1, Windows.SAMPLES)).getFirst();
  }

  @Override
  public Examination examine() {
    return new Hearing();
  }

  private final class Hearing implements Examination {
    private final List<Listened> windows = new ArrayList<>();
    private final Windows cutter = new Windows(this::hear);

    private void hear(double from, float[] samples, double rangeDb) {
      double to = from + Windows.SAMPLES / 16_000.0;
      float[] scores = score(samples);
      windows.add(new Listened(from, to, rangeDb, List.of(scores[0], scores[1], scores[2])));
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      cutter.add(fromSeconds, samples);
    }

    @Override
    public List<Verdict> conclude(Circumstances about) {
      Optional<Speech> speech = about.speech();
      if (speech.isEmpty()) {
        return findings.withoutSound();
      }
      boolean telephone = Band.telephone(speech.get().samples());
      return findings.of(SpoofFindings.spoken(windows, speech.get().spans()), telephone);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
