package io.throughline.inference.calibration.samples;

import io.throughline.inference.calibration.samples.ManifestException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV file with a header, cells quoted where needed. */
final class CsvTable {
  private final Path folder;
  private final List<Map<String, String>> rows = new ArrayList<>();

  private CsvTable(Path folder) {
    this.folder = folder;
  }

  /** Reads a table that has at least these columns. */
  static CsvTable read(Path csv, String... columns) throws ManifestException {
    List<String> lines = lines(csv);
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    for (String column : columns) {
      if (!header.contains(column)) {
        throw new ManifestException(
            Problem.MISSING_COLUMN, "%s has no column '%s'".formatted(csv, column));
      }
    }
    Path folder = csv.toAbsolutePath().getParent();
    CsvTable table = new CsvTable(folder == null ? Path.of("") : folder);
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        table.rows.add(row(csv, header, lines, i));
      }
    }
    return table;
  }

  private static Map<String, String> row(
      Path csv, List<String> header, List<String> lines, int line) throws ManifestException {
    List<String> cells = cells(lines.get(line));
    if (cells.size() < header.size()) {
      throw new ManifestException(
          Problem.MISSING_COLUMN, "%s, line %d has too few cells".formatted(csv, line + 1));
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> lines(Path csv) throws ManifestException {
    try {
      return Files.readAllLines(csv);
    } catch (IOException unreadable) {
      ManifestException problem =
          new ManifestException(Problem.UNREADABLE, csv + " cannot be read as CSV");
      problem.initCause(unreadable);
      throw problem;
    }
  }

  /** The folder that paths in the table are relative to. */
  Path folder() {
    return folder;
  }

  List<Map<String, String>> rows() {
    return rows;
  }

  /** A cell; empty where there is no such column. */
  static String cell(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).orElse("");
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
