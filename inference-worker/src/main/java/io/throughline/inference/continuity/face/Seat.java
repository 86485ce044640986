package io.throughline.inference.continuity.face;

import io.throughline.contracts.detection.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The place in the picture that the subject has, and whether somebody else had it. A view that goes
 * to and fro between two people shows who speaks; somebody who comes once and stays does not.
 */
final class Seat {
  private static final double SAME_PLACE = 0.2;

  /** Fewer faces than this are a glance at somebody. */
  private static final int FEWEST = 3;

  private final FaceTrack subject;
  private final boolean marked;

  /**
   * A seat.
   *
   * @param marked whether it is known to be the subject's throughout
   */
  Seat(FaceTrack subject, boolean marked) {
    this.subject = subject;
    this.marked = marked;
  }

  /** When it was taken by one of those people without a reason that the recording shows. */
  List<Segment> taken(List<FaceTrack> others, double stepSeconds) {
    List<Segment> taken = new ArrayList<>();
    for (FaceTrack other : others) {
      List<ObservedFace> here = other.faces().stream().filter(this::isHere).toList();
      if (here.size() >= FEWEST && (marked || changes(here) == 1)) {
        taken.addAll(MouthMotion.presence(FaceTrack.of(here), stepSeconds));
      }
    }
    return taken.stream().sorted(Comparator.comparingDouble(Segment::from)).toList();
  }

  /** All faces that were here, the subject's and others', in the order of time. */
  List<ObservedFace> faces(List<FaceTrack> people) {
    List<ObservedFace> here = new ArrayList<>(subject.faces());
    for (FaceTrack person : people) {
      // Who is seen beside the subject is somebody else who is there, and has no part in the seat.
      if (person != subject && !person.together(subject) && !person.sharesFace(subject)) {
        person.faces().stream().filter(this::isHere).forEach(here::add);
      }
    }
    here.sort(Comparator.comparingInt(ObservedFace::frame));
    return here;
  }

  private boolean isHere(ObservedFace face) {
    return !subject.seenIn(face.frame()) && nearest(face).box().overlap(face.box()) >= SAME_PLACE;
  }

  private ObservedFace nearest(ObservedFace face) {
    return subject.faces().stream()
        .min(Comparator.comparingInt(own -> Math.abs(own.frame() - face.frame())))
        .orElseThrow();
  }

  /** How often the seat goes from the one to the other. */
  private int changes(List<ObservedFace> other) {
    List<ObservedFace> both = new ArrayList<>(subject.faces());
    both.addAll(other);
    both.sort(Comparator.comparingInt(ObservedFace::frame));
    int changes = 0;
    for (int i = 1; i < both.size(); i++) {
      changes += other.contains(both.get(i)) != other.contains(both.get(i - 1)) ? 1 : 0;
    }
    return changes;
  }
}
