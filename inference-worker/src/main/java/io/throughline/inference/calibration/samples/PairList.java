package io.throughline.inference.calibration.samples;

import io.throughline.inference.calibration.samples.ManifestException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which files are to be compared: a CSV file with path_a, path_b, same and perhaps fold. */
public record PairList(List<Pair> pairs) {
  public PairList {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two files.
   *
   * @param same whether they show the same person
   * @param fold part of the list that its threshold is not taken from; empty for none
   */
  public record Pair(String first, String second, boolean same, String fold) {}

  /** Reads a list. */
  public static PairList read(Path csv) throws ManifestException {
    List<Pair> pairs = new ArrayList<>();
    for (Map<String, String> row : CsvTable.read(csv, "path_a", "path_b", "same").rows()) {
      pairs.add(
          new Pair(
              CsvTable.cell(row, "path_a"),
              CsvTable.cell(row, "path_b"),
              same(CsvTable.cell(row, "same")),
              CsvTable.cell(row, "fold")));
    }
    if (pairs.isEmpty()) {
      throw new ManifestException(Problem.NO_PAIRS, csv + " holds no pairs");
    }
    return new PairList(pairs);
  }

  private static boolean same(String cell) throws ManifestException {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "1", "true", "same" -> true;
      case "0", "false", "different" -> false;
      default ->
          throw new ManifestException(
              Problem.UNKNOWN_LABEL, "'same' must be 1 or 0, not '%s'".formatted(cell));
    };
  }
}
