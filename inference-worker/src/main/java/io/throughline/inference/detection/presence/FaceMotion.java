package io.throughline.inference.detection.presence;

import io.throughline.contracts.policy.LivenessChallenge.Task;
import io.throughline.inference.detection.examination.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/**
 * What one face does over time: its turn, its mouth and its eyes, each against the person's own
 * ordinary state, which is the median of the recording.
 */
final class FaceMotion {
  /** Nose off the middle by this many eye distances more than usual: about 20 degrees. */
  private static final double TURNED = 0.22;

  /** Lips apart by this many eye distances more than usual; speech rarely keeps it so long. */
  private static final double OPENED = 0.30;

  /** Eyes open by less than this share of what is usual. */
  private static final double CLOSED = 0.6;

  /** A glimpse of a landmark that jumped is no deed. */
  private static final double TURN_SECONDS = 0.3;

  private static final double MOUTH_SECONDS = 0.6;

  /** A blink takes 0.1 to 0.4 seconds. */
  private static final double EYES_SECONDS = 0.8;

  /** What comes back within this time was not put down. */
  private static final double SAME_DEED_SECONDS = 0.25;

  private final List<Sighting> faces;

  /** Of one person's faces, in the order of time. */
  FaceMotion(List<Sighting> faces) {
    this.faces = List.copyOf(faces);
  }

  /** All that was done, in the order of time. */
  List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    double straight = median(face -> face.landmarks().sideways());
    deeds.addAll(
        held(
            Task.TURN_HEAD,
            face -> face.landmarks().sideways(),
            value -> Math.abs(value - straight) >= TURNED,
            TURN_SECONDS));
    double shut = median(face -> face.landmarks().mouth());
    deeds.addAll(
        held(
            Task.OPEN_MOUTH,
            face -> face.landmarks().mouth(),
            value -> value - shut >= OPENED,
            MOUTH_SECONDS));
    double open = median(face -> face.landmarks().eyes());
    deeds.addAll(
        held(
            Task.CLOSE_EYES,
            face -> face.landmarks().eyes(),
            value -> value < CLOSED * open,
            EYES_SECONDS));
    deeds.sort(Comparator.comparingDouble(Deed::from));
    return withoutShadows(deeds);
  }

  /** A turned head changes how wide mouth and eyes look. */
  private static List<Deed> withoutShadows(List<Deed> deeds) {
    List<Deed> turns = deeds.stream().filter(deed -> deed.task() == Task.TURN_HEAD).toList();
    return deeds.stream()
        .filter(deed ->
            deed.task() == Task.TURN_HEAD
                || turns.stream()
                    .noneMatch(turn -> turn.from() < deed.to() && deed.from() < turn.to()))
        .toList();
  }

  private List<Deed> held(
      Task task, ToDoubleFunction<Sighting> measure, DoublePredicate does, double least) {
    List<Deed> found = new ArrayList<>();
    for (Sighting face : faces) {
      if (!does.test(measure.applyAsDouble(face))) {
        continue;
      }
      boolean goesOn =
          !found.isEmpty() && face.seconds() - found.getLast().to() <= SAME_DEED_SECONDS;
      double from = goesOn ? found.removeLast().from() : face.seconds();
      found.add(new Deed(task, from, face.seconds()));
    }
    return found.stream().filter(deed -> deed.seconds() >= least).toList();
  }

  private double median(ToDoubleFunction<Sighting> measure) {
    double[] sorted = faces.stream().mapToDouble(measure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
