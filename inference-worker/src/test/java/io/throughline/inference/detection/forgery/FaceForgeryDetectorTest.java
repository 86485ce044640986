package io.throughline.inference.detection.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.FaceDetector;
import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The committed weights on genuine portraits. */
class FaceForgeryDetectorTest {
  private static final Path CARD =
      Path.of(System.getProperty("throughline.home", "."), "models/face-forgery/1.0.0");
  private static final int PEOPLE = 12;

  @Test
  void genuinePortraitsAreNotSuspicious() throws IOException {
    OnnxEngine engine = PreparedModels.engine();
    ScoreCurve curve =
        Objects.requireNonNull(ScoreCurve.read(CARD.resolve("calibration.yaml")).get("picture"));
    int suspicious = 0;
    int looked = 0;
    try (OnnxModel faces = engine.load("face-detector");
        OnnxModel forgery = engine.load("face-forgery")) {
      for (Path portrait : portraits()) {
        Frame frame = frame(portrait);
        List<FaceBox> found = new FaceDetector(faces).detect(frame);
        assertThat(found).isNotEmpty();
        float[] crop = FaceCrop.of(frame, found.getFirst()).pixels();
        double logit =
            forgery.run(Tensor.of(crop, 1, 3, FaceCrop.SIDE, FaceCrop.SIDE)).getFirst()[0];
        assertThat(logit).isBetween(-30.0, 30.0);
        looked++;
        suspicious += curve.llr(logit) >= curve.suspiciousFrom() ? 1 : 0;
      }
    }
    assertThat(looked).isEqualTo(PEOPLE);
    assertThat(suspicious).isLessThanOrEqualTo(1);
  }

  @Test
  void theCurvesSayNothingBeyondWhatWasMeasured() {
    Map<String, ScoreCurve> curves = ScoreCurve.read(CARD.resolve("calibration.yaml"));
    assertThat(curves).containsOnlyKeys("picture", "recording");
    assertThat(curves.values())
        .allSatisfy(curve -> {
          assertThat(curve.llr(1000)).isEqualTo(curve.most());
          assertThat(curve.llr(-1000)).isEqualTo(curve.least());
          assertThat(curve.most()).isGreaterThanOrEqualTo(curve.suspiciousFrom());
        });
  }

  private static List<Path> portraits() throws IOException {
    Path folder = PreparedModels.shared("MANIFEST.csv").resolveSibling("faces/london");
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".jpg")).sorted().limit(PEOPLE).toList();
    }
  }

  private static Frame frame(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return new Frame(0, 0, image.getWidth(), image.getHeight(), rgb);
  }
}
