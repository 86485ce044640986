package io.throughline.inference.continuity.face;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import java.util.List;
import java.util.Optional;

/** The subject's face in one recording or picture: a template, or the reason why there is none. */
public final class FaceCapture {
  /** Fewer usable frames of a recording than this are no capture; a picture has only one. */
  private static final int FEWEST_FRAMES = 3;

  /** A second person who weighs this share of the first makes it unclear who the subject is. */
  private static final double AS_PROMINENT = 0.5;

  private final ModelRef embedder;
  private final List<FaceTrack> people;
  private final Seen seen;

  FaceCapture(ModelRef embedder, List<FaceTrack> people, Seen seen) {
    this.embedder = embedder;
    this.people = List.copyOf(people);
    this.seen = seen;
  }

  /**
   * How much was looked at.
   *
   * @param weakness that most of the unusable faces had
   */
  record Seen(int frames, int framesWithFace, Optional<String> weakness) {}

  /** How many people were seen well enough to tell them apart. */
  public int people() {
    return people.size();
  }

  /** Why there is no template. */
  public Optional<String> obstacle() {
    if (seen.framesWithFace() == 0) {
      return Optional.of("face.none");
    }
    if (people.isEmpty()) {
      return Optional.of(seen.weakness().orElse("face.none"));
    }
    if (people.getFirst().faces().size() < Math.min(FEWEST_FRAMES, seen.frames())) {
      return Optional.of("faces.too-few");
    }
    boolean rival =
        people.size() > 1 && people.get(1).weight() >= AS_PROMINENT * people.getFirst().weight();
    return rival ? Optional.of("face.ambiguous") : Optional.empty();
  }

  /** The subject's template, unless there is an obstacle. */
  public Optional<Template> template() {
    if (obstacle().isPresent()) {
      return Optional.empty();
    }
    FaceTrack subject = people.getFirst();
    Template.Worth worth =
        new Template.Worth(quality(), subject.faces().size(), Template.Channel.PICTURE);
    return Optional.of(new Template(Modality.FACE, embedder, subject.mean(), worth));
  }

  /**
   * Uncalibrated scores of a live face, 0 to 1, one for each usable frame of the subject in which
   * the face is at least that high; empty if there is an obstacle.
   *
   * @param smallest pixels
   */
  public List<Double> liveScores(double smallest) {
    return obstacle().isPresent()
        ? List.of()
        : people.getFirst().faces().stream()
            .filter(face -> face.box().height() >= smallest)
            .map(ObservedFace::live)
            .toList();
  }

  /** The mean over the subject's faces, 0 (useless) to 1; 0 if there is an obstacle. */
  public double quality() {
    return obstacle().isPresent() ? 0 : Math.min(1, people.getFirst().quality());
  }
}
