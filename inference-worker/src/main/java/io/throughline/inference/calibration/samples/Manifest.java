package io.throughline.inference.calibration.samples;

import io.throughline.inference.calibration.samples.ManifestException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Labelled media: a CSV file with the columns path, kind, label and identity, perhaps also
 * generator, roi_xywh and seen.
 */
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
   * @param forgery what made it, and where in the picture it is
   */
  public record Item(
      String path, Path file, String kind, String label, String identity, Forgery forgery) {
    /** Whether the kind holds that word, such as {@code video} in {@code video+audio}. */
    public boolean is(String word) {
      return Arrays.asList(kind.split("\\+", -1)).contains(word);
    }
  }

  /**
   * What only forged or composed media have.
   *
   * @param generator empty if there is none
   * @param region x, y, width and height in pixels that are looked at; empty for all
   * @param seen whether a detector was trained on that generator; empty if the manifest is silent
   */
  public record Forgery(String generator, List<Integer> region, Optional<Boolean> seen) {
    static Forgery of(Map<String, String> row) throws ManifestException {
      String region = CsvTable.cell(row, "roi_xywh");
      String seen = CsvTable.cell(row, "seen");
      try {
        List<Integer> numbers =
            region.isBlank()
                ? List.of()
                : Arrays.stream(region.trim().split("[ ;,x]+")).map(Integer::valueOf).toList();
        return new Forgery(
            CsvTable.cell(row, "generator"),
            numbers.size() == 4 ? numbers : List.of(),
            seen.isBlank() ? Optional.empty() : Optional.of(Boolean.valueOf(seen)));
      } catch (NumberFormatException malformed) {
        throw new ManifestException(Problem.UNKNOWN_LABEL, "not a region: " + region);
      }
    }
  }

  /** Reads a manifest. */
  public static Manifest read(Path csv) throws ManifestException {
    CsvTable table = CsvTable.read(csv, "path", "kind", "label", "identity");
    List<Item> items = new ArrayList<>();
    for (Map<String, String> row : table.rows()) {
      String path = CsvTable.cell(row, "path");
      items.add(
          new Item(
              path,
              table.folder().resolve(path),
              CsvTable.cell(row, "kind"),
              CsvTable.cell(row, "label"),
              CsvTable.cell(row, "identity"),
              Forgery.of(row)));
    }
    return new Manifest(items);
  }

  /**
   * A label of people, by their identities, from a column that the product itself never reads;
   * empty where the manifest is silent. A person with two of them is refused.
   *
   * @param chosen the part of it that counts
   */
  public static Map<String, String> labels(Path csv, String column, Manifest chosen)
      throws ManifestException {
    Set<String> paths = chosen.items().stream().map(Item::path).collect(Collectors.toSet());
    Map<String, String> labels = new HashMap<>();
    for (Map<String, String> row : CsvTable.read(csv, "path", "identity", column).rows()) {
      String identity = CsvTable.cell(row, "identity");
      boolean among = paths.contains(CsvTable.cell(row, "path"));
      String label = among ? CsvTable.cell(row, column).strip() : "";
      String before = label.isEmpty() ? null : labels.putIfAbsent(identity, label);
      if (before != null && !before.equals(label)) {
        throw new ManifestException(
            Problem.UNKNOWN_LABEL, "%s has two values of %s".formatted(identity, column));
      }
    }
    return labels;
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
            .filter(item -> item.is(kind))
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
