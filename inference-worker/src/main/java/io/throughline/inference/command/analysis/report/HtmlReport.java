package io.throughline.inference.command.analysis.report;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.command.analysis.report.Timeline.Band;
import io.throughline.inference.detection.examination.Fusion;
import io.throughline.inference.detection.examination.Fusion.Fused;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page. It loads nothing, runs nothing, and can be printed. */
public final class HtmlReport {
  private static final Set<String> NOTICES =
      Set.of("document.expired", "document.specimen", "voice.partly-heard", "seat.two-people");

  private final PlainWords words = new PlainWords();
  private final List<ReportedFile> files = new ArrayList<>();

  /** Adds a file that was inspected; it is read once more for its pictures. */
  public void add(Path file, InspectedMedia media, MediaReader reader) throws MediaException {
    files.add(Illustrations.of(file, media, reader));
  }

  /** Adds a file that gave no verdict. */
  public void refuse(Path file, String reason) {
    files.add(
        new ReportedFile(
            Illustrations.name(file),
            Optional.empty(),
            Optional.of(reason),
            List.of(),
            Optional.empty()));
  }

  /** The whole page. */
  public String page() {
    String body = files.stream().map(this::section).collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <title>Media analysis</title><style>%s</style></head><body>
    <header><h1>Media analysis</h1><p>%s. A score is a reason to look, never a verdict on a person:
    it shows what a machine saw in a file, and what it could not tell.</p></header>
    %s
    <footer><p>Probabilities are at even odds beforehand: a real share of forgeries is far lower, and so is
    the probability that a suspicion is right.</p></footer>
    </body></html>
    """
        .formatted(Html.style(), files.size() == 1 ? "One file" : files.size() + " files", body);
  }

  private String section(ReportedFile file) {
    String name = Html.text(file.name());
    if (file.media().isEmpty()) {
      String reason = file.refusal().orElse("media");
      return "<section><h2>%s</h2><p class=\"lead inconclusive\">No verdict: %s</p></section>"
          .formatted(name, Html.text(words.reason(reason)));
    }
    InspectedMedia media = file.media().get();
    Fused fused = Fusion.of(media.findings());
    return "<section><h2>%s</h2>%s%s%s%s%s%s</section>"
        .formatted(
            name,
            lead(media, fused),
            pictures(file),
            ribbons(media),
            file.spectrogram().map(address -> sound(address, media)).orElse(""),
            traces(media),
            table(media));
  }

  private String lead(InspectedMedia media, Fused fused) {
    String verdict =
        switch (fused.outcome()) {
          case SUSPICIOUS -> "Suspicious: something in it is more like a forgery.";
          case GENUINE -> "Nothing points to a forgery.";
          case INCONCLUSIVE, NOT_APPLICABLE ->
              "Cannot tell: nothing stands out, and not enough was shown to rule a forgery out.";
        };
    String silent =
        fused.notChecked().isEmpty()
            ? ""
            : "<p>Not told: %s.</p>".formatted(Html.text(String.join(", ", fused.notChecked())));
    return "<p class=\"lead %s\">%s <small>%s</small></p>%s%s<p class=\"facts\">%s</p>"
        .formatted(
            style(fused.outcome()),
            verdict,
            Html.text(words.weight(fused.llr())),
            notices(media),
            silent,
            Html.text(facts(media)));
  }

  /** What is no sign of fraud, but has to be known. */
  private String notices(InspectedMedia media) {
    return media.findings().stream()
        .map(Finding::reason)
        .filter(NOTICES::contains)
        .distinct()
        .map(reason ->
            "<p class=\"lead inconclusive\">%s</p>".formatted(Html.text(words.reason(reason))))
        .collect(Collectors.joining());
  }

  private static String facts(InspectedMedia media) {
    MediaFacts facts = media.facts();
    StringBuilder line = new StringBuilder(facts.kind().name().toLowerCase(Locale.ROOT));
    if (facts.durationSeconds() > 0) {
      line.append(String.format(Locale.ROOT, ", %.1f s", facts.durationSeconds()));
    }
    if (facts.width() > 0) {
      line.append(", %d × %d pixels".formatted(facts.width(), facts.height()));
    }
    if (facts.sampleRateHz() > 0) {
      line.append(", sound at %d Hz".formatted(facts.sampleRateHz()));
    }
    media.face().ifPresent(face -> line.append(", people seen: ").append(face.people()));
    media.voice().ifPresent(voice -> line.append(", voices heard: ").append(voice.voices()));
    return line.toString();
  }

  private static String pictures(ReportedFile file) {
    return file.pictures().stream()
        .map(picture ->
            "<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>"
                .formatted(picture.address(), Html.text(picture.words()), caption(picture)))
        .collect(Collectors.joining("", "<div class=\"pictures\">", "</div>"));
  }

  private static String caption(ReportedFile.Picture picture) {
    String time = String.format(Locale.ROOT, "%.1f s", picture.seconds());
    return picture.why().isEmpty() ? time : time + ", " + Html.text(picture.why());
  }

  private static String ribbons(InspectedMedia media) {
    double seconds = media.facts().durationSeconds();
    if (seconds <= 0) {
      return "";
    }
    Timeline timeline = new Timeline(seconds);
    StringBuilder ribbons = new StringBuilder();
    media
        .face()
        .ifPresent(face ->
            ribbons
                .append("<h3>Who is in view</h3>")
                .append(
                    timeline.ribbon(
                        "when the subject and other people are in view",
                        List.of(
                            new Band("own", "the subject", face.inView()),
                            new Band("other", "somebody else", face.others()))))
                .append("<h3>How much each face is like the subject's other faces</h3>")
                .append(timeline.line("likeness, 0 to 1", face.likeness())));
    media.voice().ifPresent(voice -> ribbons.append(speakers(voice.turns(), timeline)));
    return ribbons.toString();
  }

  private static String speakers(List<List<Segment>> turns, Timeline timeline) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      String style = i == 0 ? "own" : i == 1 ? "other" : "third";
      bands.add(new Band(style, "voice " + (i + 1), turns.get(i)));
    }
    return "<h3>Who speaks</h3>" + timeline.ribbon("voices", bands);
  }

  /** The spectrogram over a band that shows where there is speech, both as long as the file. */
  private static String sound(String address, InspectedMedia media) {
    List<Segment> speech = media.voice().map(voice -> voice.speech()).orElse(List.of());
    return "<h3>Sound, and where there is speech</h3><img class=\"sound\" src=\"%s\" alt=\"spectrogram, 0 to 8 kHz\">%s"
        .formatted(
            address,
            new Timeline(media.facts().durationSeconds())
                .ribbon(
                    "where there is speech in the sound above",
                    List.of(new Band("own", "speech", speech))));
  }

  private String traces(InspectedMedia media) {
    Timeline timeline = new Timeline(media.facts().durationSeconds());
    return media.verdicts().stream()
        .filter(verdict -> verdict.trace().size() > 1)
        .map(verdict -> {
          String name = words.detector(verdict.finding().detector());
          return "<h3>%s</h3>%s"
              .formatted(Html.text(name), timeline.line(name + " over time", verdict.trace()));
        })
        .collect(Collectors.joining());
  }

  private String table(InspectedMedia media) {
    return media.verdicts().stream()
        .map(this::row)
        .collect(
            Collectors.joining(
                "",
                "<h3>All findings</h3><div class=\"wide\"><table><thead><tr><th>Looked for</th>"
                    + "<th>Found</th><th>Why</th><th>Weight</th><th>Quality</th><th>Where</th>"
                    + "<th>Model</th></tr></thead><tbody>",
                "</tbody></table></div>"));
  }

  private String row(Verdict verdict) {
    Finding finding = verdict.finding();
    Double llr = finding.llr();
    return "<tr><td>%s</td><td class=\"%s\">%s</td><td>%s<br><code>%s</code></td><td>%s</td><td>%.2f</td><td>%s</td><td><code>%s %s</code></td></tr>"
        .formatted(
            Html.text(words.detector(finding.detector())),
            style(finding.outcome()),
            style(finding.outcome()).replace('-', ' '),
            Html.text(words.reason(finding.reason())),
            Html.text(finding.reason()),
            llr == null ? "–" : Html.text(words.weight(llr)),
            finding.quality(),
            where(finding.segments()),
            Html.text(finding.model().name()),
            Html.text(finding.model().version()));
  }

  private static String where(List<Segment> segments) {
    String some =
        segments.stream()
            .limit(5)
            .map(part -> String.format(Locale.ROOT, "%.1f–%.1f s", part.from(), part.to()))
            .collect(Collectors.joining(", "));
    return segments.size() > 5 ? some + " and " + (segments.size() - 5) + " more" : some;
  }

  private static String style(FindingOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
