package io.throughline.inference.detection.forgery.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpoofFindingsTest {
  private static final ScoreCurve CURVE = new ScoreCurve(0, 1, -3, 3, 2, -1);
  private static final List<SpeechStream.Span> ALWAYS = List.of(new SpeechStream.Span(0, 1000));
  private final SpoofFindings findings =
      new SpoofFindings(
          new ModelRef("voice-spoof", "1.0.0"),
          Map.of("wide-band", CURVE, "replayed-playback-wide-band", CURVE));

  @Test
  void withoutSoundNothingIsAsked() {
    assertThat(findings.withoutSound())
        .extracting(v -> v.finding().outcome())
        .hasSize(3)
        .containsOnly(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void tooLittleSpeechTellsNothing() {
    assertThat(synthetic(windows(20, 5)).reason()).isEqualTo("voice-spoof.too-little-speech");
  }

  @Test
  void noiseTellsNothing() {
    Finding finding = synthetic(windows(4, 5, 5, 5));

    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("voice-spoof.noisy");
  }

  @Test
  void aScoreBetweenTheThresholdsTellsNothing() {
    assertThat(synthetic(windows(20, 0.5, 0.5)).reason()).isEqualTo("voice-spoof.between");
  }

  @Test
  void aChannelThatWasNotMeasuredTellsNothing() {
    Verdict verdict = findings.of(windows(20, 5, 5, 5), true).getFirst();

    assertThat(verdict.finding().reason()).isEqualTo("voice-spoof.channel-not-measured");
    assertThat(verdict.score()).hasValue(5);
  }

  @Test
  void genuineSpeechIsTold() {
    Finding finding = synthetic(windows(20, -2, -2, -2));

    assertThat(finding.outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding.llr()).isEqualTo(-2.0);
    assertThat(finding.segments()).isEmpty();
  }

  @Test
  void suspiciousSpeechComesWithItsTimes() {
    Finding finding = synthetic(windows(20, 4, 4, -1, 4));

    assertThat(finding.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(finding.segments())
        .extracting(Segment::from, Segment::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0.0, 8.0),
            org.assertj.core.groups.Tuple.tuple(12.0, 16.0));
  }

  @Test
  void onlyWindowsInWhichSomebodySpeaksCount() {
    List<SpeechStream.Span> spans =
        List.of(new SpeechStream.Span(5, 12), new SpeechStream.Span(0, 1));

    assertThat(SpoofFindings.spoken(windows(20, 1, 2, 3), spans))
        .extracting(Listened::from)
        .containsExactly(4.0, 8.0);
    assertThat(SpoofFindings.spoken(windows(20, 1, 2, 3), ALWAYS)).hasSize(3);
  }

  private Finding synthetic(List<Listened> windows) {
    return findings.of(windows, false).getFirst().finding();
  }

  private static List<Listened> windows(double rangeDb, double... scores) {
    List<Listened> windows = new ArrayList<>();
    for (double score : scores) {
      double from = 4.0 * windows.size();
      windows.add(new Listened(from, from + 4, rangeDb, List.of((float) score, 0f, 0f)));
    }
    return windows;
  }
}
