package io.throughline.inference.command.comparing;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.custody.picture.Ribbon;
import io.throughline.inference.continuity.comparison.BrokenLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code compare --json} prints; face, voice and fused are of the first two files.
 *
 * @param matrix a row for each of more than two; a file beside itself is the same
 * @param files in their order, with what each has
 * @param ribbon who is in which file, by letter; ? where that cannot be told, - where nobody is
 * @param brokenLink null where no pair differs; indexes of files, from 0
 */
record CompareAnswer(
    Line face,
    Line voice,
    Line fused,
    List<List<Cell>> matrix,
    List<FileLine> files,
    Strands ribbon,
    @Nullable BrokenLink brokenLink) {

  /** One comparison. */
  record Line(SimilarityOutcome outcome, double llr, double probability, String reason) {
    static Line of(Tie tie) {
      return new Line(tie.outcome(), tie.llr(), tie.probability(), tie.reason());
    }
  }

  /** One pair of files. */
  record Cell(Line face, Line voice, Line fused) {
    static Cell of(Pair pair) {
      return new Cell(Line.of(pair.face()), Line.of(pair.voice()), Line.of(pair.fused()));
    }
  }

  /**
   * One file.
   *
   * @param refused why it could not be opened; null where it could
   */
  record FileLine(String file, boolean face, boolean voice, @Nullable String refused) {}

  /** Letters, one for each file. */
  record Strands(List<String> face, List<String> voice) {}

  static CompareAnswer of(Chain chain) {
    ContinuityMatrix matrix = chain.matrix();
    Cell first = Cell.of(matrix.pair(0, 1).orElseThrow());
    List<FileLine> files = new ArrayList<>();
    for (int i = 0; i < chain.pieces().size(); i++) {
      Chain.Piece piece = chain.pieces().get(i);
      files.add(
          new FileLine(
              piece.file().toString(),
              matrix.interactions().get(i).face(),
              matrix.interactions().get(i).voice(),
              piece.refusal().orElse(null)));
    }
    return new CompareAnswer(
        first.face(),
        first.voice(),
        first.fused(),
        files.size() > 2 ? rows(matrix) : List.of(),
        files,
        new Strands(letters(matrix, Modality.FACE), letters(matrix, Modality.VOICE)),
        chain.brokenLink().orElse(null));
  }

  private static List<List<Cell>> rows(ContinuityMatrix matrix) {
    List<List<Cell>> rows = new ArrayList<>();
    int n = matrix.interactions().size();
    for (int i = 0; i < n; i++) {
      List<Cell> row = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        row.add(matrix.pair(i, j).map(Cell::of).orElseGet(CompareAnswer::itself));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Cell itself() {
    Line same = new Line(SimilarityOutcome.SAME, 0, 1, "continuity.itself");
    return new Cell(same, same, same);
  }

  static List<String> letters(ContinuityMatrix matrix, Modality modality) {
    return Ribbon.of(matrix, modality).letters();
  }
}
