package io.throughline.inference.continuity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template.Channel;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelCurvesTest {
  private static final String CURVE =
      """
      %s:
        model: {name: voice, version: 1}
        bound: 4
        same: 2
        different: -2
        lowestQuality: 0.2
        leastAmount: 2.5
        knots: [{cosine: 0, llr: %d}, {cosine: 1, llr: 3}]
      """;

  @Test
  void eachPairOfChannelsHasItsOwnCurve(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calibration.yaml");
    Files.writeString(
        file,
        CURVE.formatted("curve", -1)
            + CURVE.formatted("mixedCurve", -2)
            + CURVE.formatted("telephoneCurve", -3)
            + "fittedOn: {people: 3}\n");

    ChannelCurves curves = ChannelCurves.read(file);

    assertThat(lowest(curves, Channel.WIDE_BAND, Channel.WIDE_BAND)).isEqualTo(-1);
    assertThat(lowest(curves, Channel.WIDE_BAND, Channel.TELEPHONE)).isEqualTo(-2);
    assertThat(lowest(curves, Channel.TELEPHONE, Channel.WIDE_BAND)).isEqualTo(-2);
    assertThat(lowest(curves, Channel.TELEPHONE, Channel.TELEPHONE)).isEqualTo(-3);
  }

  @Test
  void withoutAMeasuredTelephoneThereIsNoCurveForIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calibration.yaml");
    Files.writeString(file, CURVE.formatted("curve", -1));

    ChannelCurves curves = ChannelCurves.read(file);

    assertThat(curves.between(Channel.WIDE_BAND, Channel.TELEPHONE)).isEmpty();
    assertThat(curves.between(Channel.TELEPHONE, Channel.TELEPHONE)).isEmpty();
  }

  @Test
  void aCalibrationWithoutACurveIsNone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("calibration.yaml"), "fittedOn: {people: 3}\n");

    assertThatThrownBy(() -> ChannelCurves.read(file)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void curvesOfTwoModelsAreNotOfOne() {
    assertThatThrownBy(
            () -> new ChannelCurves(curve("1"), Optional.of(curve("2")), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SimilarityCurve curve(String version) {
    List<Knot> knots = List.of(new Knot(0, -1), new Knot(1, 3));
    return new SimilarityCurve(new ModelRef("voice", version), knots, 4, 2, -2, 0.2, 2.5);
  }

  private static double lowest(ChannelCurves curves, Channel a, Channel b) {
    return curves.between(a, b).orElseThrow().llr(0);
  }
}
