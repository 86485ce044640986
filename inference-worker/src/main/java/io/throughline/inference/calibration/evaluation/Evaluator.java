package io.throughline.inference.calibration.evaluation;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.FaceSamples;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.samples.ManifestException.Problem;
import io.throughline.inference.calibration.samples.PairList;
import io.throughline.inference.calibration.samples.VoiceSamples;
import io.throughline.inference.calibration.scores.FoldAccuracy;
import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.ChannelCurves;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.continuity.voice.VoiceListener;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.onnx.OnnxEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Measures the comparison on labelled media, with the pipeline and the curves that are used. */
public final class Evaluator {
  private final OnnxEngine engine;
  private final MediaReader reader;
  private final Path cards;
  private Map<String, String> labels = Map.of();

  /**
   * An evaluator.
   *
   * @param cards folder of the models' calibrations
   */
  public Evaluator(OnnxEngine engine, MediaReader reader, Path cards) {
    this.engine = engine;
    this.reader = reader;
    this.cards = cards;
  }

  /** Tells errors by these labels of people, too; only where all pairs are measured. */
  public Evaluator byLabels(Map<String, String> ofPeople) {
    labels = Map.copyOf(ofPeople);
    return this;
  }

  /** Measures faces: the given pairs, or all pairs of photos. */
  public Evaluation faces(Manifest manifest, Optional<PairList> pairs)
      throws IOException, MediaException {
    List<Manifest.Item> photos = manifest.genuine("image");
    if (pairs.isPresent()) {
      photos = named(photos, pairs.get());
    }
    requirePairs(photos);
    try (FaceObserver observer = new FaceObserver(engine)) {
      List<Sample> samples = new FaceSamples(reader, observer).plain(photos);
      SimilarityCurve curve = curves(observer.embedderRef()).direct();
      if (pairs.isPresent()) {
        return listed(samples, pairs.get(), curve);
      }
      long asked = photos.size() * (photos.size() - 1L) / 2;
      Evaluation.Row row = row("picture", Scores.of(samples), curve);
      return new Evaluation(
              Evaluation.Task.FACE_VERIFICATION, List.of(row), asked, OptionalDouble.empty())
          .with(GroupErrors.of(samples, labels, curve));
    }
  }

  /** Measures voices: all pairs of pieces of recordings, directly and over telephone lines. */
  public Evaluation voices(Manifest manifest) throws IOException, MediaException {
    List<Manifest.Item> recordings = manifest.genuine("audio");
    requirePairs(recordings);
    try (VoiceListener listener = new VoiceListener(engine)) {
      VoiceSamples voices = new VoiceSamples(reader, listener);
      List<Sample> samples = voices.of(recordings);
      VoiceRows rows = new VoiceRows(samples, curves(listener.embedderRef()));
      List<Evaluation.Row> measured = rows.measured();
      double heard = 1 - voices.refused() / (double) recordings.size();
      long asked = Math.round(measured.getFirst().pairs() / Math.max(1e-9, heard * heard));
      return new Evaluation(
              Evaluation.Task.VOICE_VERIFICATION, measured, asked, OptionalDouble.empty())
          .with(GroupErrors.of(direct(samples), labels, curves(listener.embedderRef()).direct()));
    }
  }

  /**
   * Measures face and voice together, and each alone on the same pairs, on people made of a face
   * and a voice; the first row is of both.
   */
  public Evaluation fused(Manifest manifest) throws IOException, MediaException {
    List<Manifest.Item> photos = manifest.genuine("image");
    List<Manifest.Item> recordings = manifest.genuine("audio");
    requirePairs(photos);
    requirePairs(recordings);
    try (FaceObserver observer = new FaceObserver(engine);
        VoiceListener listener = new VoiceListener(engine)) {
      SimilarityCurve faces = curves(observer.embedderRef()).direct();
      SimilarityCurve voices = curves(listener.embedderRef()).direct();
      Chimeras chimeras =
          new Chimeras(faces, voices)
              .of(
                  new FaceSamples(reader, observer).plain(photos),
                  new VoiceSamples(reader, listener).direct(recordings));
      Chimeras.Pairs pairs = chimeras.pairs();
      List<Evaluation.Row> rows =
          List.of(
              row("face and voice", pairs.fused(), chimeras.fusedCurve()),
              row("face alone", pairs.face(), faces),
              row("voice alone", pairs.voice(), voices));
      return new Evaluation(
          Evaluation.Task.FUSED_VERIFICATION,
          rows,
          rows.getFirst().pairs(),
          OptionalDouble.empty());
    }
  }

  private static List<Sample> direct(List<Sample> samples) {
    return samples.stream().filter(it -> it.condition().equals(Sample.Condition.PLAIN)).toList();
  }

  private ChannelCurves curves(ModelRef model) {
    return ChannelCurves.read(Models.calibration(cards, model));
  }

  private static Evaluation listed(List<Sample> samples, PairList list, SimilarityCurve curve)
      throws ManifestException {
    Map<String, Sample> known = new HashMap<>();
    samples.forEach(sample -> known.put(sample.source(), sample));
    Scores scores = Scores.empty();
    FoldAccuracy accuracy = new FoldAccuracy();
    for (PairList.Pair pair : list.pairs()) {
      Sample a = known.get(pair.first());
      Sample b = known.get(pair.second());
      if (a != null && b != null) {
        requireAgreement(pair, a.identity().equals(b.identity()));
        scores.add(a, b);
        double cosine = Vectors.dot(a.template().vector(), b.template().vector());
        accuracy.add(cosine, pair.same(), pair.fold());
      }
    }
    return new Evaluation(
        Evaluation.Task.FACE_VERIFICATION,
        List.of(row("picture", scores, curve)),
        list.pairs().size(),
        accuracy.share());
  }

  static Evaluation.Row row(String channel, Scores scores, SimilarityCurve curve)
      throws ManifestException {
    if (scores.genuine().isEmpty() || scores.impostor().isEmpty()) {
      throw new ManifestException(
          Problem.NO_PAIRS, "no genuine or no impostor pair is left: nothing can be measured");
    }
    return new Evaluation.Row(
        channel,
        scores.people(),
        scores.genuine().size(),
        scores.impostor().size(),
        Resampling.figures(scores, curve));
  }

  private static List<Manifest.Item> named(List<Manifest.Item> items, PairList list)
      throws ManifestException {
    Map<String, Manifest.Item> known = new HashMap<>();
    items.forEach(item -> known.put(item.path(), item));
    Set<String> names = new HashSet<>();
    List<Manifest.Item> named = new ArrayList<>();
    for (PairList.Pair pair : list.pairs()) {
      for (String path : List.of(pair.first(), pair.second())) {
        Manifest.Item item = known.get(path);
        if (item == null) {
          throw new ManifestException(
              Problem.MISSING_FILE,
              "a pair names %s, which the manifest lacks among its real people".formatted(path));
        }
        if (names.add(path)) {
          named.add(item);
        }
      }
    }
    return named;
  }

  private static void requireAgreement(PairList.Pair pair, boolean same) throws ManifestException {
    if (pair.same() != same) {
      throw new ManifestException(
          Problem.UNKNOWN_LABEL,
          "%s and %s: the pair and the identities disagree".formatted(pair.first(), pair.second()));
    }
  }

  private static void requirePairs(List<Manifest.Item> items) throws ManifestException {
    long people = items.stream().map(Manifest.Item::identity).distinct().count();
    if (people < 2) {
      throw new ManifestException(
          Problem.NO_PAIRS, "the manifest holds media of %d known people".formatted(people));
    }
  }
}
