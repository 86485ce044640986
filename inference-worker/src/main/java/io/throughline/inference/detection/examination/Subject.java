package io.throughline.inference.detection.examination;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which faces of a recording are the subject's.
 *
 * @param faces of the subject in the sampled pictures, in the order of time
 * @param obstacle why there is none, dotted and stable
 */
public record Subject(List<Sighting> faces, Optional<String> obstacle) {
  /** A face in about the same place at about the same time is the same person's. */
  private static final double SAME_PLACE = 0.3;

  private static final double SAME_TIME_SECONDS = 1.6;

  public Subject {
    faces = List.copyOf(faces);
  }

  /** Nobody, for a reason. */
  public static Subject nobody(String obstacle) {
    return new Subject(List.of(), Optional.of(obstacle));
  }

  /** Whether a face of a sampled or a dense picture is the subject's. */
  public boolean holds(Sighting other) {
    return faces.stream()
        .min(Comparator.comparingDouble(own -> Math.abs(own.seconds() - other.seconds())))
        .filter(own -> Math.abs(own.seconds() - other.seconds()) <= SAME_TIME_SECONDS)
        .filter(own -> own.box().overlap(other.box()) >= SAME_PLACE)
        .isPresent();
  }
}
