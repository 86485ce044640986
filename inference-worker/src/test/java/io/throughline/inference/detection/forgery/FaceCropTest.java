package io.throughline.inference.detection.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import org.junit.jupiter.api.Test;

class FaceCropTest {
  /** Stripes of every direction that are at least so many pixels wide: a face out of focus. */
  private static Frame stripes(int side, double width, double brightness) {
    byte[] rgb = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double wave = Math.sin(x * Math.PI / width) + Math.sin(y * Math.PI / width);
        for (int c = 0; c < 3; c++) {
          rgb[(y * side + x) * 3 + c] = (byte) (brightness * (1 + 0.45 * wave));
        }
      }
    }
    return new Frame(0, 0, side, side, rgb);
  }

  private static FaceCrop crop(Frame frame, double height) {
    double from = (frame.width() - height) / 2;
    return FaceCrop.of(frame, new FaceBox(from, from, from + height, from + height, 1));
  }

  @Test
  void aSharpFaceCanBeUsed() {
    assertThat(crop(stripes(200, 3, 120), 120).weakness()).isEmpty();
  }

  @Test
  void aBlurredDarkOrSmallFaceCannot() {
    assertThat(crop(stripes(200, 20, 120), 120).weakness()).hasValue("face-forgery.blurred");
    assertThat(crop(stripes(200, 3, 15), 120).weakness()).hasValue("face-forgery.too-dark");
    assertThat(crop(stripes(200, 3, 120), 50).weakness()).hasValue("face-forgery.face-too-small");
  }

  @Test
  void aLargeFaceIsAveragedNotSkipped() {
    float[] pixels = crop(stripes(900, 1, 120), 800).pixels();
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (float value : pixels) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    // Stripes finer than a pixel of the crop leave an even grey.
    assertThat(most - least).isLessThan(0.1f);
  }
}
