package io.throughline.inference.calibration.samples;

import io.throughline.inference.calibration.samples.ManifestException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Labelled media: a CSV file with the columns path, kind, label and identity. */
public record Manifest(List<Item> items) {
  public Manifest {
    items = List.copyOf(items);
  }

  /**
   * One file.
   *
   * @param path as the manifest names it, relative to the manifest's folder
   * @param kind image, video, video+audio, audio or document
   * @param identity pseudonym of who is shown, empty if unknown
   */
  public record Item(String path, Path file, String kind, String label, String identity) {}

  /** Reads a manifest. */
  public static Manifest read(Path csv) throws ManifestException {
    CsvTable table = CsvTable.read(csv, "path", "kind", "label", "identity");
    return new Manifest(
        table.rows().stream()
            .map(row -> {
              String path = CsvTable.cell(row, "path");
              return new Item(
                  path,
                  table.folder().resolve(path),
                  CsvTable.cell(row, "kind"),
                  CsvTable.cell(row, "label"),
                  CsvTable.cell(row, "identity"));
            })
            .toList());
  }

  /** Items whose path starts with one of these. */
  public List<Item> under(String... prefixes) {
    return items.stream()
        .filter(item -> Arrays.stream(prefixes).anyMatch(item.path()::startsWith))
        .toList();
  }

  /** Items of real, known people whose kind holds that word; each file must be there. */
  public List<Item> genuine(String kind) throws ManifestException {
    List<Item> genuine =
        items.stream()
            .filter(item -> item.label().equals("real") && !item.identity().isEmpty())
            .filter(item -> Arrays.asList(item.kind().split("\\+", -1)).contains(kind))
            .toList();
    requireFiles(genuine);
    return genuine;
  }

  private static void requireFiles(List<Item> items) throws ManifestException {
    for (Item item : items) {
      if (!Files.isRegularFile(item.file())) {
        throw new ManifestException(
            Problem.MISSING_FILE,
            "the manifest names %s, which is not there".formatted(item.file()));
      }
    }
  }
}
