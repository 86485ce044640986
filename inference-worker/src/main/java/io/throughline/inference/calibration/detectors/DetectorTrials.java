package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.samples.ManifestException.Problem;
import io.throughline.inference.detection.examination.Fusion;
import io.throughline.inference.detection.examination.Fusion.Fused;
import io.throughline.inference.inspection.Brief;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends labelled files through the inspection that journeys use, and keeps what was said. */
public final class DetectorTrials {
  private static final ModelRef FUSION = new ModelRef("fusion", "1");

  private static final String COLUMNS =
      "path,identity,label,generator,detector,outcome,reason,probability,score\n";

  private final MediaReader reader;
  private final Models models;
  private final Optional<MediaTransform> transform;

  public DetectorTrials(MediaReader reader, Models models, Optional<MediaTransform> transform) {
    this.reader = reader;
    this.models = models;
    this.transform = transform;
  }

  /** What was said of one file. */
  record File(Manifest.Item item, boolean forged, List<Trial> trials, Fused fused) {
    static File of(Manifest.Item item, InspectedMedia media) throws ManifestException {
      boolean forged = labelledForged(item);
      return new File(
          item,
          forged,
          media.verdicts().stream().map(verdict -> Trial.of(item, forged, verdict)).toList(),
          Fusion.of(media.findings()));
    }

    /** All detectors as one; the reason names those that are suspicious. */
    Trial whole() {
      List<String> suspicious =
          trials.stream()
              .filter(trial -> trial.is(FindingOutcome.SUSPICIOUS))
              .map(trial -> trial.answer().detector())
              .toList();
      return new Trial(
          item,
          forged,
          new Trial.Answer(
              DetectorTask.FUSED,
              fused.groups().isEmpty() ? FindingOutcome.NOT_APPLICABLE : fused.outcome(),
              suspicious.isEmpty() ? "nothing-suspicious" : String.join("+", suspicious),
              OptionalDouble.of(fused.probability()),
              FUSION),
          OptionalDouble.of(fused.llr()));
    }
  }

  /**
   * What the detectors said of all files.
   *
   * @param refused files that gave no verdict, by the reason
   */
  public record Said(List<File> files, int items, Map<String, Integer> refused) {
    /** What one detector said. */
    public List<Trial> of(String detector) {
      return files.stream()
          .flatMap(file ->
              detector.equals(DetectorTask.FUSED)
                  ? Stream.of(file.whole())
                  : file.trials().stream())
          .filter(trial -> trial.answer().detector().equals(detector))
          .toList();
    }

    /** A row for each detector and file, with the scores. */
    public String csv() {
      StringBuilder rows = new StringBuilder(COLUMNS);
      for (File file : files) {
        Stream.concat(Stream.of(file.whole()), file.trials().stream())
            .filter(Trial::applies)
            .forEach(trial -> rows.append(trial.row()));
      }
      return rows.toString();
    }
  }

  /** Looks at every file of a manifest. */
  public Said run(Manifest manifest) throws IOException {
    List<File> files = new ArrayList<>();
    Map<String, Integer> refused = new TreeMap<>();
    Path folder = Files.createTempDirectory("throughline-evaluation");
    try {
      for (Manifest.Item item : manifest.items()) {
        try {
          files.add(File.of(item, inspected(item, folder)));
        } catch (MediaException bad) {
          refused.merge(bad.code().reason(), 1, Integer::sum);
        } catch (FfmpegProgram.FailedException untransformed) {
          refused.merge("not-transformed", 1, Integer::sum);
        }
      }
    } finally {
      empty(folder);
    }
    return new Said(List.copyOf(files), manifest.items().size(), refused);
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

  private static boolean labelledForged(Manifest.Item item) throws ManifestException {
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
