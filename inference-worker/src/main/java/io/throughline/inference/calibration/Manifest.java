package io.throughline.inference.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labelled media: a CSV file with a header, quoted where needed. */
public record Manifest(List<Item> items) {
  public Manifest {
    items = List.copyOf(items);
  }

  /**
   * One file.
   *
   * @param path as the manifest names it, relative to the manifest's folder
   * @param identity pseudonym of who is shown, empty if unknown
   */
  public record Item(String path, Path file, String label, String identity, String session) {}

  /** Reads a manifest. */
  public static Manifest read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> header = cells(lines.getFirst());
    Path folder = csv.toAbsolutePath().getParent();
    List<Item> items = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      String path = cells.get(header.indexOf("path"));
      items.add(
          new Item(
              path,
              folder == null ? Path.of(path) : folder.resolve(path),
              cells.get(header.indexOf("label")),
              cells.get(header.indexOf("identity")),
              cells.get(header.indexOf("session"))));
    }
    return new Manifest(items);
  }

  /** Items whose path starts with one of these. */
  public List<Item> under(String... prefixes) {
    return items.stream()
        .filter(item -> java.util.Arrays.stream(prefixes).anyMatch(item.path()::startsWith))
        .toList();
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
