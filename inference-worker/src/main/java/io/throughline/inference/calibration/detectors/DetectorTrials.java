package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.samples.ManifestException.Problem;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.inspection.Brief;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends labelled files through the inspection that journeys use, and keeps what was said. */
public final class DetectorTrials {
  private final MediaReader reader;
  private final Models models;
  private final Optional<MediaTransform> transform;

  public DetectorTrials(MediaReader reader, Models models, Optional<MediaTransform> transform) {
    this.reader = reader;
    this.models = models;
    this.transform = transform;
  }

  /**
   * What the detectors said of all files.
   *
   * @param refused files that gave no verdict, by the reason
   */
  record Said(List<Trial> trials, int items, Map<String, Integer> refused) {
    List<Trial> of(String detector) {
      return trials.stream().filter(trial -> trial.finding().detector().equals(detector)).toList();
    }
  }

  /** Looks at every file of a manifest. */
  Said run(Manifest manifest) throws IOException {
    List<Trial> trials = new ArrayList<>();
    Map<String, Integer> refused = new TreeMap<>();
    Path folder = Files.createTempDirectory("throughline-evaluation");
    try {
      for (Manifest.Item item : manifest.items()) {
        boolean forged = forged(item);
        try {
          for (Verdict verdict : inspected(item, folder).verdicts()) {
            trials.add(Trial.of(item, forged, verdict));
          }
        } catch (MediaException bad) {
          refused.merge(bad.code().reason(), 1, Integer::sum);
        } catch (MediaTransform.FailedException untransformed) {
          refused.merge("not-transformed", 1, Integer::sum);
        }
      }
    } finally {
      empty(folder);
    }
    return new Said(List.copyOf(trials), manifest.items().size(), refused);
  }

  private InspectedMedia inspected(Manifest.Item item, Path folder)
      throws IOException, MediaException {
    if (!Files.isRegularFile(item.file())) {
      throw new ManifestException(
          Problem.MISSING_FILE, "the manifest names %s, which is not there".formatted(item.file()));
    }
    List<Integer> region = item.forgery().region();
    MediaReader parts = region.isEmpty() ? reader : new RegionReader(reader, region);
    boolean changed = transform.filter(way -> way.concerns(item)).isPresent();
    Path file = changed ? transform.get().apply(item, folder) : item.file();
    Brief brief = item.is("document") ? Brief.NONE.as(EvidenceRole.DOCUMENT_PORTRAIT) : Brief.NONE;
    return new MediaInspector(parts, models).inspect(file, brief);
  }

  private static boolean forged(Manifest.Item item) throws ManifestException {
    return switch (item.label()) {
      case "real", "specimen" -> false;
      case "fake", "attack" -> true;
      default ->
          throw new ManifestException(
              Problem.UNKNOWN_LABEL,
              "%s is labelled '%s': real, specimen, fake and attack are known"
                  .formatted(item.path(), item.label()));
    };
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
