package io.throughline.inference.command.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Segment;
import java.nio.file.Path;
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
      spectrogram.add(second);
    }
    assertThat(spectrogram.address())
        .hasValueSatisfying(address ->
            assertThat(address).startsWith("data:image/png;base64,").hasSizeLessThan(400_000));
    assertThat(new Spectrogram().address()).isEmpty();
  }
}
