package io.throughline.inference.detection.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecaptureCuesTest {
  private static final int BEFORE_CUES = 7;

  /** The file is what {@code models/training/presentation/reference.py} prints. */
  @Test
  void theWorkerComputesWhatTheWeightsWereFittedOn() throws IOException {
    List<String> lines = reference();
    assertThat(lines).hasSize(10);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] numbers = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
      FaceBox face = new FaceBox(numbers[2], numbers[3], numbers[4], numbers[5], 1);
      Frame frame = picture(cells[0], (int) numbers[0], (int) numbers[1]);
      double[] cues = cues(frame, face).orElseThrow();
      double[] expected = Arrays.copyOfRange(numbers, BEFORE_CUES - 1, numbers.length);
      assertThat(cues).as(line).containsExactly(expected, within(1e-6));
    }
  }

  @Test
  void aGridStandsOutOfTheSpectrum() {
    FaceBox face = new FaceBox(110, 60, 190, 170, 1);
    double plain = cues(picture("plain", 320, 240), face).orElseThrow()[0];
    double grid = cues(picture("grid", 320, 240), face).orElseThrow()[0];
    assertThat(grid).isGreaterThan(plain + 1);
  }

  @Test
  void aFrameAroundTheFaceMakesThreeLines() {
    FaceBox face = new FaceBox(110, 60, 190, 170, 1);
    double[] cues = cues(picture("frame", 320, 240), face).orElseThrow();
    double[] plain = cues(picture("plain", 320, 240), face).orElseThrow();
    assertThat(cues[14]).isGreaterThan(0.8);
    assertThat(plain[14]).isLessThan(0.6);
  }

  @Test
  void aPictureUnderOneTileHasNoCues() {
    assertThat(cues(picture("plain", 127, 300), new FaceBox(20, 20, 90, 100, 1))).isEmpty();
  }

  @Test
  void aFaceOverTheEdgesOfTheFrameStillHasFiniteCues() {
    double[] cues =
        cues(picture("plain", 130, 130), new FaceBox(-40, -60, 190, 220, 1)).orElseThrow();
    assertThat(cues).hasSize(16);
    assertThat(Arrays.stream(cues).allMatch(Double::isFinite)).isTrue();
  }

  private static List<String> reference() throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RecaptureCuesTest.class.getResourceAsStream("/presentation/cues.csv")),
                StandardCharsets.UTF_8))) {
      return file.lines().toList();
    }
  }

  /** Whole numbers alone, as reference.py makes them. */
  static Frame picture(String kind, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int noise = (x * 7919 + y * 104729 + c * 1299709 + x * y * 31) % 1009 % 41;
          int value = 70 + x * 60 / width + y * 40 / height + noise;
          if (kind.equals("grid") && (x * 10 + y * 3 + c * 10) % 31 < 11) {
            value += 18;
          }
          boolean edge = x - y / 16 > width - 30 || x + y / 16 < 40 || y < 20;
          if (kind.equals("frame") && edge) {
            value = 20 + noise / 4;
          }
          rgb[3 * (y * width + x) + c] = (byte) value;
        }
      }
    }
    return new Frame(0, 0, width, height, rgb);
  }

  private static Optional<double[]> cues(Frame frame, FaceBox face) {
    return RecaptureCues.of(frame, Plane.luma(frame), face);
  }
}
