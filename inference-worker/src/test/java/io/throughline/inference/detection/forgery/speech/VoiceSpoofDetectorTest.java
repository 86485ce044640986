package io.throughline.inference.detection.forgery.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.onnx.OnnxEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VoiceSpoofDetectorTest {
  private static final Path MODELS = Path.of(System.getProperty("throughline.home"), "models");

  @Test
  void scoresAreThoseOfTheTraining() throws IOException {
    OnnxEngine engine = PreparedModels.engine();
    Path reference = MODELS.resolve("voice-spoof/1.0.0/reference.csv");

    try (VoiceSpoofDetector detector = VoiceSpoofDetector.load(engine, MODELS)) {
      for (String line : Files.readAllLines(reference).stream().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        float[] scores = detector.score(chirps(Integer.parseInt(cells[0])));
        for (int i = 0; i < scores.length; i++) {
          float expected = Float.parseFloat(cells[i + 1]);
          assertThat(scores[i]).isCloseTo(expected, Offset.offset(0.02f));
        }
      }
    }
  }

  /** Harmonics of a gliding tone in bursts, with noise of a linear congruential generator. */
  private static float[] chirps(int seed) {
    float[] samples = new float[Windows.SAMPLES];
    long state = seed;
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double seconds = i / 16_000.0;
      state = (state * 1_103_515_245L + 12_345L) & 0x7fffffffL;
      phase += 2 * Math.PI * (110 + 10 * seed + 20 * Math.sin(3 * seconds)) / 16_000;
      double voice = 0;
      for (int h = 1; h <= 12; h++) {
        voice += Math.sin(h * phase) / h;
      }
      double burst = Math.max(0, Math.sin(2 * Math.PI * 1.7 * seconds));
      samples[i] = (float) (0.1 * burst * voice + 0.01 * (state / 1_073_741_824.0 - 1));
    }
    return samples;
  }
}
