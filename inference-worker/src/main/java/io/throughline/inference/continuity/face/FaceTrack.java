package io.throughline.inference.continuity.face;

import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The usable faces of one person in a recording, in the order of time. */
final class FaceTrack {
  /** Frames of one person agree at least this well (cosine); see the embedder's card. */
  private static final double SAME_PERSON = 0.45;

  /**
   * In the same place a moment later, less is enough: heads turn. Of over 600 faces that followed
   * one another none was below 0.73, and of pairs of strangers in LFW one in 1300 reaches 0.35.
   */
  private static final double SAME_PLACE = 0.35;

  private static final double PLACE_OVERLAP = 0.3;
  private static final int MOMENT_FRAMES = 3;

  /** The verifier costs more than all else: it sees the first faces, then one in eight. */
  private static final int FIRST_SEEN = 3;

  private static final int SEEN_OF = 8;

  private final List<ObservedFace> faces = new ArrayList<>();
  private final float[] sum;
  private float[] opinions = {};

  FaceTrack(ObservedFace first) {
    sum = new float[first.embedding().length];
    add(first);
  }

  /** A track of those faces, at least one, in the order of time. */
  static FaceTrack of(List<ObservedFace> faces) {
    FaceTrack track = new FaceTrack(faces.getFirst());
    faces.stream().skip(1).forEach(track::add);
    return track;
  }

  final void add(ObservedFace face) {
    faces.add(face);
    Vectors.add(sum, face.embedding(), face.quality().value());
  }

  /** Whether the face that was added last is to be seen by the verifier too. */
  boolean wantsOpinion() {
    return faces.size() <= FIRST_SEEN || faces.size() % SEEN_OF == 0;
  }

  /** Adds what the verifier made of the face that was added last, L2-normalised. */
  void addOpinion(float[] opinion) {
    opinions = opinions.length == 0 ? new float[opinion.length] : opinions;
    Vectors.add(opinions, opinion, faces.getLast().quality().value());
  }

  /** Both models' means side by side, each with half of the weight; L2-normalised. */
  float[] vector() {
    return Vectors.joined(mean(), Vectors.normalised(opinions));
  }

  /** How well a face fits; negative if it does not. */
  double fit(ObservedFace face) {
    ObservedFace last = faces.getLast();
    if (last.frame() == face.frame()) {
      return -1;
    }
    double cosine = Vectors.dot(mean(), face.embedding());
    boolean there =
        face.frame() - last.frame() <= MOMENT_FRAMES
            && last.box().overlap(face.box()) >= PLACE_OVERLAP;
    return cosine >= SAME_PERSON || (there && cosine >= SAME_PLACE) ? cosine : -1;
  }

  /** Whether both are one person, seen at different times. */
  boolean continues(FaceTrack other) {
    return !together(other) && Vectors.dot(mean(), other.mean()) >= SAME_PERSON;
  }

  void take(FaceTrack other) {
    other.faces.forEach(this::add);
    Vectors.add(opinions, other.opinions, 1);
    faces.sort(java.util.Comparator.comparingInt(ObservedFace::frame));
  }

  /** Large, clear and often seen: that is whom the camera is for. */
  double weight() {
    return faces.stream()
        .mapToDouble(face -> Math.sqrt(face.box().area()) * face.quality().value())
        .sum();
  }

  /** In a still picture: large, clear and in the middle. */
  double prominence() {
    double centred = faces.getFirst().centred();
    return weight() * centred * centred;
  }

  /** Mean of the embeddings, weighted by quality; [512], L2-normalised. */
  float[] mean() {
    return Vectors.normalised(sum);
  }

  /** Mean quality, in which the better frames count for more, as they do in the template. */
  double quality() {
    double all = faces.stream().mapToDouble(face -> face.quality().value()).sum();
    double squares = faces.stream().mapToDouble(face -> Math.pow(face.quality().value(), 2)).sum();
    return squares / all;
  }

  /** Whether both are seen in one frame, so that they are two people. */
  boolean together(FaceTrack other) {
    return faces.stream().anyMatch(face -> other.seenIn(face.frame()));
  }

  boolean seenIn(int frame) {
    return faces.stream().anyMatch(face -> face.frame() == frame);
  }

  /** Whether one and the same face is in both. */
  boolean sharesFace(FaceTrack other) {
    return faces.stream().anyMatch(other.faces::contains);
  }

  /** Those faces of this person that lie in that part of the picture. */
  Optional<FaceTrack> within(SubjectHint.Tile tile) {
    List<ObservedFace> inside = faces.stream().filter(face -> face.within(tile)).toList();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    FaceTrack track = of(inside);
    // The verifier saw few of the faces, perhaps none of these; they are all one person's.
    track.opinions = opinions;
    return Optional.of(track);
  }

  /**
   * How far the nose goes from one face to the next where it goes far, at the 90th percentile, in
   * eye distances; a picture on a wall moves by what a codec adds.
   */
  double movement() {
    double[] ways =
        IntStream.range(1, faces.size())
            .mapToDouble(i -> faces.get(i).moved(faces.get(i - 1)))
            .sorted()
            .toArray();
    return ways.length == 0 ? 0 : ways[(int) (0.9 * (ways.length - 1))];
  }

  List<ObservedFace> faces() {
    return List.copyOf(faces);
  }
}
