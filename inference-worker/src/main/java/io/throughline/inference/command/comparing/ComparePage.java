package io.throughline.inference.command.comparing;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.custody.picture.ContinuityPicture;
import io.throughline.inference.command.analysis.report.Html;
import io.throughline.inference.command.analysis.report.PlainWords;
import io.throughline.inference.continuity.comparison.BrokenLink;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The comparison as a page. It loads nothing, runs nothing, and can be printed. */
final class ComparePage {
  private final Chain chain;
  private final PlainWords words = new PlainWords();

  ComparePage(Chain chain) {
    this.chain = chain;
  }

  String html() {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Continuity</title><style>%s svg[role=img] { max-width: 60rem; margin-top: 1rem; background: #fff; }</style></head><body>
    <header><h1>Continuity of %d recordings</h1><p>Whether the same human is seen and heard in each of them. Nothing
    here is a verdict on a person: a comparison can be wrong, twins and look-alikes are beyond it.</p></header>
    <section><h2>%s</h2>%s%s</section>
    <section><h2>Each two of them</h2><div class="wide"><table><thead><tr><th>Recordings</th><th>Together</th><th>Face</th><th>Voice</th></tr></thead>
    <tbody>%s</tbody></table></div></section>
    <footer><p>Probabilities are at even odds beforehand. What cannot be told is no sign of anything.</p></footer>
    </body></html>
    """
        .formatted(
            Html.style(),
            chain.pieces().size(),
            lead(),
            missing(),
            ContinuityPicture.svg(chain.matrix()),
            chain.matrix().pairs().stream().map(this::row).collect(Collectors.joining("\n")));
  }

  private String lead() {
    return chain
        .brokenLink()
        .map(this::broken)
        .orElseGet(() ->
            holds()
                ? "The chain holds"
                : "No link is known to be broken, and not all of them could be told");
  }

  private boolean holds() {
    return CompareAnswer.letters(chain.matrix(), Modality.FACE).stream().allMatch("A"::equals)
        || CompareAnswer.letters(chain.matrix(), Modality.VOICE).stream().allMatch("A"::equals);
  }

  private String broken(BrokenLink link) {
    return Html.text(
        "The chain breaks between %s and %s, by the %s; the odd one out is %s"
            .formatted(
                chain.pieces().get(link.from()).name(),
                chain.pieces().get(link.to()).name(),
                link.modality().name().toLowerCase(Locale.ROOT),
                chain.pieces().get(link.odd()).name()));
  }

  /** What could not be compared at all, and why. */
  private String missing() {
    String lines =
        chain.pieces().stream()
            .flatMap(piece ->
                List.of(Modality.FACE, Modality.VOICE).stream()
                    .filter(
                        modality -> piece.media().flatMap(it -> it.template(modality)).isEmpty())
                    .map(modality ->
                        "<li>%s, %s: %s</li>"
                            .formatted(
                                Html.text(piece.name()),
                                modality.name().toLowerCase(Locale.ROOT),
                                Html.text(words.reason(piece.obstacle(modality))))))
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "<p>Not compared:</p><ul>" + lines + "</ul>";
  }

  private String row(Pair pair) {
    return "<tr><td>%s<br>%s</td>%s%s%s</tr>"
        .formatted(
            Html.text(chain.pieces().get(pair.from()).name()),
            Html.text(chain.pieces().get(pair.to()).name()),
            cell(pair.fused()),
            cell(pair.face()),
            cell(pair.voice()));
  }

  private String cell(Tie tie) {
    return "<td class=\"%s\">%s<br><small>%s</small></td>"
        .formatted(
            style(tie.outcome()),
            switch (tie.outcome()) {
              case SAME -> "the same human, " + percent(tie.probability());
              case DIFFERENT -> "another one, the same " + percent(tie.probability());
              case UNKNOWN -> "cannot be told";
            },
            Html.text(words.reason(tie.reason())));
  }

  /** No comparison is certain. */
  private static String percent(double probability) {
    if (probability > 0.99) {
      return "over 99 %";
    }
    return probability < 0.01 ? "under 1 %" : "%.0f %%".formatted(100 * probability);
  }

  private static String style(SimilarityOutcome outcome) {
    return switch (outcome) {
      case SAME -> "genuine";
      case DIFFERENT -> "suspicious";
      case UNKNOWN -> "inconclusive";
    };
  }
}
