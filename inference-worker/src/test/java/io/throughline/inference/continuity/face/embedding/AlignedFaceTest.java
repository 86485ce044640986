package io.throughline.inference.continuity.face.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.face.Affine;
import io.throughline.inference.detection.face.Landmarks.Point;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AlignedFaceTest {
  private static final List<Point> UPRIGHT =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  @Test
  void aFaceThatIsTurnedScaledAndMovedIsFoundAgain() {
    double angle = Math.toRadians(25);
    Affine truth =
        new Affine(
            2 * Math.cos(angle),
            -2 * Math.sin(angle),
            40,
            2 * Math.sin(angle),
            2 * Math.cos(angle),
            -7);
    List<Point> seen =
        UPRIGHT.stream().map(p -> new Point(truth.x(p.x(), p.y()), truth.y(p.x(), p.y()))).toList();

    Affine found = AlignedFace.toFrame(seen);

    assertThat(found.xx()).isCloseTo(truth.xx(), Offset.offset(1e-9));
    assertThat(found.xy()).isCloseTo(truth.xy(), Offset.offset(1e-9));
    assertThat(found.x0()).isCloseTo(truth.x0(), Offset.offset(1e-6));
    assertThat(found.yx()).isCloseTo(truth.yx(), Offset.offset(1e-9));
    assertThat(found.y0()).isCloseTo(truth.y0(), Offset.offset(1e-6));
  }
}
