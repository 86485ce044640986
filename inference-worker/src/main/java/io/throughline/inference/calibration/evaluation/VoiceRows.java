package io.throughline.inference.calibration.evaluation;

import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Sample.Line;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.comparison.ChannelCurves;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of voices for each pair of lines. */
final class VoiceRows {
  private final List<Sample> samples;
  private final ChannelCurves curves;
  private final List<Evaluation.Row> rows = new ArrayList<>();

  VoiceRows(List<Sample> samples, ChannelCurves curves) {
    this.samples = samples;
    this.curves = curves;
  }

  /** All rows, the direct one first. */
  List<Evaluation.Row> measured() throws ManifestException {
    SimilarityCurve direct = curves.direct();
    row("wide-band", Scores.of(over(Line.DIRECT)), direct);
    row("wide-band, same microphone", Scores.of(plain(over(Line.DIRECT))), direct);
    Optional<SimilarityCurve> mixed = curves.mixed();
    if (mixed.isPresent()) {
      row("wide-band and G.711", across(Line.DIRECT, Line.G711), mixed.get());
      row("wide-band and Opus 8 kHz", across(Line.DIRECT, Line.OPUS), mixed.get());
    }
    Optional<SimilarityCurve> telephone = curves.telephone();
    if (telephone.isPresent()) {
      row("G.711", Scores.of(over(Line.G711)), telephone.get());
      row("Opus 8 kHz", Scores.of(over(Line.OPUS)), telephone.get());
      row("G.711 and Opus 8 kHz", across(Line.G711, Line.OPUS), telephone.get());
    }
    return rows;
  }

  private void row(String channel, Scores scores, SimilarityCurve curve) throws ManifestException {
    rows.add(Evaluator.row(channel, scores, curve));
  }

  private Scores across(Line a, Line b) {
    return Scores.between(over(a), over(b));
  }

  private List<Sample> over(Line line) {
    return samples.stream().filter(sample -> sample.condition().line() == line).toList();
  }

  private static List<Sample> plain(List<Sample> some) {
    return some.stream().filter(sample -> !sample.condition().degraded()).toList();
  }
}
