package io.throughline.inference.continuity.face;

import io.throughline.inference.continuity.Vectors;
import java.util.ArrayList;
import java.util.List;

/** The usable faces of one person in a recording, in the order of time. */
final class FaceTrack {
  /** Frames of one person agree at least this well (cosine); see the embedder's card. */
  private static final double SAME_PERSON = 0.45;

  /** In the same place a moment later, less is enough: heads turn. */
  private static final double SAME_PLACE = 0.15;

  private static final double PLACE_OVERLAP = 0.3;
  private static final int MOMENT_FRAMES = 3;

  private final List<ObservedFace> faces = new ArrayList<>();
  private final float[] sum;

  FaceTrack(ObservedFace first) {
    sum = new float[first.embedding().length];
    add(first);
  }

  final void add(ObservedFace face) {
    faces.add(face);
    Vectors.add(sum, face.embedding(), face.quality().value());
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
    boolean together =
        faces.stream().anyMatch(a -> other.faces.stream().anyMatch(b -> a.frame() == b.frame()));
    return !together && Vectors.dot(mean(), other.mean()) >= SAME_PERSON;
  }

  void take(FaceTrack other) {
    other.faces.forEach(this::add);
    faces.sort(java.util.Comparator.comparingInt(ObservedFace::frame));
  }

  /** Large, clear and often seen: that is whom the camera is for. */
  double weight() {
    return faces.stream()
        .mapToDouble(face -> Math.sqrt(face.box().area()) * face.quality().value())
        .sum();
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

  List<ObservedFace> faces() {
    return List.copyOf(faces);
  }
}
