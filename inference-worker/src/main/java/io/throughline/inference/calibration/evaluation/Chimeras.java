package io.throughline.inference.calibration.evaluation;

import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.samples.ManifestException.Problem;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * People made of one person's face and another's voice, since no collection here has both. There
 * are more faces than voices, so that voices are used again: two chimeras with one voice are never
 * compared, and intervals are found by drawing voices.
 */
final class Chimeras {
  private final SimilarityCurve faces;
  private final SimilarityCurve voices;
  private final List<Chimera> all = new ArrayList<>();

  /** Two captures of a made person. */
  private record Chimera(int voice, Capture first, Capture second) {}

  /** A photo and some seconds of speech. */
  private record Capture(Sample face, Sample voice) {}

  /** Pairs three times: by face alone, by voice alone, and by both. */
  record Pairs(Scores face, Scores voice, Scores fused) {}

  Chimeras(SimilarityCurve faces, SimilarityCurve voices) {
    this.faces = faces;
    this.voices = voices;
  }

  /** Takes people with two photos, and gives them voices with two recordings, in turns. */
  Chimeras of(List<Sample> photos, List<Sample> speech) throws ManifestException {
    List<List<Sample>> twoPhotos = twos(photos);
    List<List<Sample>> twoPieces = twos(speech);
    if (twoPhotos.size() < 2 || twoPieces.size() < 2) {
      throw new ManifestException(
          Problem.NO_PAIRS,
          "%d people with two photos and %d voices with two recordings: chimeras need two of each"
              .formatted(twoPhotos.size(), twoPieces.size()));
    }
    for (int i = 0; i < twoPhotos.size(); i++) {
      int voice = i % twoPieces.size();
      // Another piece each time round, where a voice has more than two.
      List<Sample> pieces = twoPieces.get(voice);
      int turn = i / twoPieces.size();
      Sample first = pieces.get(turn % pieces.size());
      Sample second = other(pieces, first, turn);
      List<Sample> face = twoPhotos.get(i);
      all.add(
          new Chimera(voice, new Capture(face.get(0), first), new Capture(face.get(1), second)));
    }
    return this;
  }

  private static Sample other(List<Sample> pieces, Sample first, int turn) {
    List<Sample> others =
        pieces.stream().filter(piece -> !recording(piece).equals(recording(first))).toList();
    return others.get(turn % others.size());
  }

  /** By person, those who have samples of two recordings or photos; the first two come first. */
  private static List<List<Sample>> twos(List<Sample> samples) {
    Map<String, List<Sample>> byPerson = new LinkedHashMap<>();
    for (Sample sample : samples) {
      byPerson.computeIfAbsent(sample.identity(), _ -> new ArrayList<>()).add(sample);
    }
    return byPerson.values().stream()
        .filter(of -> of.stream().map(Chimeras::recording).distinct().count() > 1)
        .toList();
  }

  private static String recording(Sample sample) {
    return sample.source().replaceFirst("#\\d+$", "");
  }

  int people() {
    return all.size();
  }

  int voices() {
    return (int) all.stream().mapToInt(Chimera::voice).distinct().count();
  }

  /** The first capture of each with the second of each. */
  Pairs pairs() {
    Pairs pairs = new Pairs(Scores.empty(), Scores.empty(), Scores.empty());
    for (int one = 0; one < all.size(); one++) {
      for (int other = 0; other < all.size(); other++) {
        if (one == other || all.get(one).voice() != all.get(other).voice()) {
          add(pairs, all.get(one), all.get(other));
        }
      }
    }
    return pairs;
  }

  private void add(Pairs pairs, Chimera one, Chimera other) {
    String a = "voice-" + one.voice();
    String b = "voice-" + other.voice();
    double face = cosine(one.first().face(), other.second().face());
    double voice = cosine(one.first().voice(), other.second().voice());
    pairs.face().add(a, b, face);
    pairs.voice().add(a, b, voice);
    pairs.fused().add(a, b, (faces.llr(face) + voices.llr(voice)) / bound());
  }

  private static double cosine(Sample a, Sample b) {
    return Vectors.dot(a.template().vector(), b.template().vector());
  }

  private double bound() {
    return faces.bound() + voices.bound();
  }

  /** What a fused score, the sum of both ratios over the sum of their bounds, is worth. */
  SimilarityCurve fusedCurve() {
    return new SimilarityCurve(
        faces.model(),
        List.of(new SimilarityCurve.Knot(-1, -bound()), new SimilarityCurve.Knot(1, bound())),
        bound(),
        Math.max(faces.same(), voices.same()),
        Math.min(faces.different(), voices.different()),
        0,
        0);
  }
}
