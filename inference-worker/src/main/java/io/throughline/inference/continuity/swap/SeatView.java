package io.throughline.inference.continuity.swap;

import java.util.List;
import java.util.Optional;

/**
 * The subject's place in a recording.
 *
 * @param faces all usable ones that were there, in the order of time
 * @param own whether the place is known to be the subject's throughout, so that no view of another
 *     participant explains another face
 * @param stepSeconds from one sampled picture to the next
 * @param obstacle why it is not known where the subject is
 */
public record SeatView(
    List<SeatFace> faces, boolean own, double stepSeconds, Optional<String> obstacle) {
  public SeatView {
    faces = List.copyOf(faces);
  }
}
