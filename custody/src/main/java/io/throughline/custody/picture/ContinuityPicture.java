package io.throughline.custody.picture;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import java.util.List;
import java.util.Locale;

/**
 * Continuity as SVG: a matrix of interactions with a square for each two of them, and below it the
 * ribbons of face and voice. It loads nothing and runs nothing; each outcome has a letter and a
 * pattern beside its colour, and a title to be read out.
 */
public final class ContinuityPicture {
  private static final int CELL = 64;
  private static final int LEFT = 190;
  private static final int TOP = 34;
  private static final int STRIP = 40;
  private static final int MOST_LETTERS = 24;
  // Humans by their letters; dark enough for white letters on them (WCAG 2.2, 4.5 : 1).
  private static final List<String> HUMANS =
      List.of("#14634a", "#a63d00", "#4b45a1", "#8a1253", "#1d5a93", "#6b5200");

  private final ContinuityMatrix matrix;
  private final StringBuilder svg = new StringBuilder();

  private ContinuityPicture(ContinuityMatrix matrix) {
    this.matrix = matrix;
  }

  /** The picture as an SVG document. */
  public static String svg(ContinuityMatrix matrix) {
    ContinuityPicture picture = new ContinuityPicture(matrix);
    picture.draw();
    return picture.svg.toString();
  }

  private void draw() {
    int n = matrix.interactions().size();
    int width = LEFT + Math.max(n, 6) * CELL + 10;
    int below = TOP + n * CELL + 20;
    int height = below + 2 * STRIP + 46;
    svg.append(head(width, height));
    for (int i = 0; i < n; i++) {
      String name = matrix.interactions().get(i).name();
      int middle = TOP + i * CELL + CELL / 2 + 4;
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1c2430\">%s<title>%s</title></text>%n"
              .formatted(LEFT - 12, middle, text(shortened(name)), text(name)));
      label(LEFT + i * CELL + CELL / 2, TOP - 12, Integer.toString(i + 1), "#5b6675");
      for (int j = 0; j <= i; j++) {
        cell(i, j);
      }
    }
    ribbon(Ribbon.of(matrix, Modality.FACE), "face", below);
    ribbon(Ribbon.of(matrix, Modality.VOICE), "voice", below + STRIP);
    legend(below + 2 * STRIP + 26);
    svg.append("</svg>\n");
  }

  private String head(int width, int height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img" aria-labelledby="continuity-title continuity-words" font-family="system-ui, sans-serif" font-size="13">
    <title id="continuity-title">Continuity of %d interactions</title>
    <desc id="continuity-words">%s</desc>
    <defs>
    <pattern id="c-different" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#f7d7d4"/><rect width="3" height="8" fill="#eaa9a3"/></pattern>
    <pattern id="c-unknown" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#f3f0e4"/><circle cx="4" cy="4" r="1.4" style="fill:#b5a874"/></pattern>
    </defs>
    <rect width="%d" height="%d" fill="#ffffff"/>
    """
        .formatted(
            width, height, width, matrix.interactions().size(), text(words()), width, height);
  }

  private void cell(int row, int column) {
    int x = LEFT + column * CELL;
    int y = TOP + row * CELL;
    if (row == column) {
      square(x, y, "#e6ebf1", "");
      label(x + CELL / 2, y + CELL / 2 + 5, Integer.toString(row + 1), "#5b6675");
      return;
    }
    matrix
        .pair(row, column)
        .ifPresentOrElse(pair -> told(x, y, pair), () -> square(x, y, "#ffffff", "not compared"));
  }

  private void told(int x, int y, Pair pair) {
    String title =
        "%s and %s: %s; face %s; voice %s"
            .formatted(
                matrix.interactions().get(pair.from()).name(),
                matrix.interactions().get(pair.to()).name(),
                spoken(pair.fused()),
                spoken(pair.face()),
                spoken(pair.voice()));
    square(x, y, fill(pair.fused().outcome()), title);
    svg.append(
        ("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"22\" font-weight=\"700\""
                + " fill=\"%s\">%s</text>%n")
            .formatted(
                x + CELL / 2, y + 30, ink(pair.fused().outcome()), letter(pair.fused().outcome())));
    String parts =
        "F %s   V %s".formatted(letter(pair, Modality.FACE), letter(pair, Modality.VOICE));
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"12\" xml:space=\"preserve\" fill=\"#1c2430\">%s</text>%n"
            .formatted(x + CELL / 2, y + 52, parts));
  }

  private void square(int x, int y, String fill, String title) {
    svg.append(
        ("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\""
                + " stroke=\"#8794a5\"%s>%s</rect>%n")
            .formatted(
                x + 2,
                y + 2,
                CELL - 4,
                CELL - 4,
                fill,
                title.equals("not compared") ? " stroke-dasharray=\"4 4\"" : "",
                title.isEmpty() ? "" : "<title>" + text(title) + "</title>"));
  }

  private void ribbon(Ribbon ribbon, String name, int y) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1c2430\">%s</text>%n"
            .formatted(LEFT - 12, y + 20, name));
    for (int i = 0; i < ribbon.strands().size(); i++) {
      int x = LEFT + i * CELL;
      String said = matrix.interactions().get(i).name() + ", " + name + ": ";
      switch (ribbon.strands().get(i)) {
        case Ribbon.Strand.Human human -> {
          strip(x, y, HUMANS.get(human.number() % HUMANS.size()), said + human.letter());
          label(x + CELL / 2, y + 20, human.letter(), "#ffffff");
        }
        case Ribbon.Strand.Unknown _ -> {
          strip(x, y, "url(#c-unknown)", said + "cannot be told");
          label(x + CELL / 2, y + 20, "?", "#5a4b00");
        }
        case Ribbon.Strand.Absent _ -> {
          strip(x, y, "#ffffff", said + "none");
          label(x + CELL / 2, y + 20, "–", "#5b6675");
        }
      }
    }
  }

  private void strip(int x, int y, String fill, String title) {
    svg.append(
        ("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"30\" fill=\"%s\" stroke=\"#8794a5\">"
                + "<title>%s</title></rect>%n")
            .formatted(x, y, CELL, fill, text(title)));
  }

  private void legend(int y) {
    svg.append(
        ("<text x=\"14\" y=\"%d\" fill=\"#1c2430\">= the same human, ≠ another one, ? cannot be told,"
                + " – nothing to compare; F face, V voice</text>%n")
            .formatted(y));
  }

  private void label(int x, int y, String words, String ink) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"600\" fill=\"%s\">%s</text>%n"
            .formatted(x, y, ink, words));
  }

  private String words() {
    long different =
        matrix.pairs().stream()
            .filter(pair -> pair.fused().outcome() == SimilarityOutcome.DIFFERENT)
            .count();
    long same =
        matrix.pairs().stream()
            .filter(pair -> pair.fused().outcome() == SimilarityOutcome.SAME)
            .count();
    return "Of %d pairs %d are the same human and %d are not; %d cannot be told."
        .formatted(
            matrix.pairs().size(), same, different, matrix.pairs().size() - same - different);
  }

  private static String spoken(Tie tie) {
    return tie.outcome().name().toLowerCase(Locale.ROOT) + " (" + tie.reason() + ")";
  }

  /** A dash where one of the two has nothing to compare. */
  private String letter(Pair pair, Modality modality) {
    boolean both =
        matrix.interactions().get(pair.from()).has(modality)
            && matrix.interactions().get(pair.to()).has(modality);
    Tie tie = modality == Modality.FACE ? pair.face() : pair.voice();
    return both ? letter(tie.outcome()) : "–";
  }

  private static String letter(SimilarityOutcome outcome) {
    return switch (outcome) {
      case SAME -> "=";
      case DIFFERENT -> "≠";
      case UNKNOWN -> "?";
    };
  }

  private static String fill(SimilarityOutcome outcome) {
    return switch (outcome) {
      case SAME -> "#d5eee2";
      case DIFFERENT -> "url(#c-different)";
      case UNKNOWN -> "url(#c-unknown)";
    };
  }

  private static String ink(SimilarityOutcome outcome) {
    return switch (outcome) {
      case SAME -> "#0f5a3c";
      case DIFFERENT -> "#8c1d16";
      case UNKNOWN -> "#5a4b00";
    };
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MOST_LETTERS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }

  private static String text(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd");
  }
}
