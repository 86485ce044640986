package io.throughline.inference.command.analysis.report;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Segment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void aFileNameStaysText() {
    HtmlReport report = new HtmlReport();
    report.refuse(Path.of("<img src=x onerror=alert(1)>\".mp4"), "media.truncated");
    assertThat(report.page())
        .contains("&lt;img src=x onerror=alert(1)&gt;&quot;.mp4", "No verdict")
        .doesNotContain("<img src=x");
  }

  @Test
  void thePageLoadsAndRunsNothing() {
    HtmlReport report = new HtmlReport();
    report.refuse(Path.of("a.mp4"), "media.empty");
    assertThat(report.page())
        .doesNotContain("<script", "http://", "https://", "@import", "<link")
        .contains("default-src 'none'");
  }

  @Test
  void aPlotKeepsWithinItsFrame() {
    Timeline timeline = new Timeline(10);
    String svg = timeline.line("p", List.of(new Segment(0, 0, 0), new Segment(9, 30, 1)));
    assertThat(svg).contains("0.0,86.0", "1000.0,4.0");
  }

  @Test
  void aSpectrogramOfALongCallStaysSmall() {
    Spectrogram spectrogram = new Spectrogram();
    float[] second = new float[16_000];
    for (int i = 0; i < second.length; i++) {
      second[i] = (float) Math.sin(2 * Math.PI * 440 * i / 16_000);
    }
    for (int i = 0; i < 300; i++) {
      spectrogram.add(i, second);
    }
    assertThat(spectrogram.address())
        .hasValueSatisfying(address ->
            assertThat(address).startsWith("data:image/png;base64,").hasSizeLessThan(400_000));
    assertThat(new Spectrogram().address()).isEmpty();
  }

  @Test
  void aGapInTheSoundIsAsWideAsItLasts() {
    Spectrogram heard = new Spectrogram();
    heard.add(0, new float[16_000]);
    heard.add(9, new float[16_000]);
    Spectrogram whole = new Spectrogram();
    whole.add(0, new float[160_000]);
    assertThat(width(heard)).isEqualTo(width(whole));
  }

  private static int width(Spectrogram spectrogram) {
    String address = spectrogram.address().orElseThrow();
    byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    return ByteBuffer.wrap(png, 16, 4).getInt();
  }

  @Test
  void keyPicturesAreTheMostSuspiciousAndTheMostTypical() {
    List<Segment> scored = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      scored.add(new Segment(i, i + 1, i == 42 ? 0.9 : i == 7 ? 0.8 : i < 30 ? 0.1 : 0.2));
    }
    List<KeyMoments.Moment> moments = KeyMoments.chosen(scored);
    assertThat(moments).hasSize(6).isSortedAccordingTo(comparingDouble(KeyMoments.Moment::seconds));
    assertThat(moments)
        .contains(
            new KeyMoments.Moment(42.5, "among the highest scores"),
            new KeyMoments.Moment(7.5, "among the highest scores"));
    assertThat(moments).filteredOn(moment -> moment.why().equals("typical")).hasSize(3);
    assertThat(KeyMoments.spread(0)).hasSize(1);
    assertThat(KeyMoments.spread(60)).hasSize(6);
  }
}
