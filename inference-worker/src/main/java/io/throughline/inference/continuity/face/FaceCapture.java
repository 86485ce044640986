package io.throughline.inference.continuity.face;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.swap.SeatView;
import io.throughline.inference.detection.examination.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The subject's face in one recording or picture: a template, or the reason why there is none. */
public final class FaceCapture {
  /** A voice whose speaker is in view for this share of its frames, while no other's is. */
  private static final double IN_VIEW = 0.8;

  private static final double OUT_OF_VIEW = 0.2;

  /** Fewer sampled frames than this, three seconds of them, do not tell who is in view. */
  private static final int FEWEST_OF_VOICE = 6;

  private final ModelRef embedder;
  private final List<FaceTrack> people;
  private final Seen seen;
  private final SubjectChoice.Chosen chosen;

  FaceCapture(ModelRef embedder, List<FaceTrack> people, Seen seen, SubjectChoice.Chosen chosen) {
    this.embedder = embedder;
    this.people = List.copyOf(people);
    this.seen = seen;
    this.chosen = chosen;
  }

  /**
   * How much was looked at.
   *
   * @param times of the sampled frames, in seconds from the start of the recording
   * @param weakness that most of the unusable faces had
   */
  record Seen(List<Double> times, int framesWithFace, Optional<String> weakness) {
    Seen {
      times = List.copyOf(times);
    }

    int frames() {
      return times.size();
    }
  }

  /** How many people were seen well enough to tell them apart. */
  public int people() {
    return people.size();
  }

  /** Why there is no template. */
  public Optional<String> obstacle() {
    return chosen.obstacle();
  }

  /** How the subject was told from other people. */
  public SubjectChoice.Way way() {
    return chosen.way();
  }

  /** When people were seen who are surely not the subject. */
  public List<Segment> others() {
    double step = stepSeconds();
    return chosen.others().stream()
        .flatMap(person -> MouthMotion.presence(person, step).stream())
        .toList();
  }

  /** When somebody else was in the subject's seat, and nothing of the recording explains it. */
  public List<Segment> seatTaken() {
    return chosen
        .subject()
        .map(subject -> new Seat(subject, chosen.way() == SubjectChoice.Way.TILE))
        .map(seat -> seat.taken(chosen.others(), stepSeconds()))
        .orElse(List.of());
  }

  /**
   * Who was in the subject's place. Where two people might be the subject and are never seen
   * together, they have one place between them.
   *
   * @param own whether all of the picture is known to be the subject's
   */
  public SeatView seat(boolean own) {
    boolean known = own || chosen.way() == SubjectChoice.Way.TILE;
    List<FaceTrack> candidates = chosen.others();
    boolean one =
        !candidates.isEmpty()
            && candidates.stream()
                .allMatch(a -> candidates.stream().noneMatch(b -> a != b && a.together(b)));
    List<ObservedFace> faces =
        chosen.subject().isPresent()
            ? new Seat(chosen.subject().get(), known).faces(people)
            : one ? inTime(candidates) : List.of();
    return new SeatView(
        faces.stream().map(ObservedFace::inSeat).toList(),
        known,
        stepSeconds(),
        faces.isEmpty() ? chosen.obstacle() : Optional.empty());
  }

  private static List<ObservedFace> inTime(List<FaceTrack> people) {
    return people.stream()
        .flatMap(person -> person.faces().stream())
        .sorted(Comparator.comparingInt(ObservedFace::frame))
        .toList();
  }

  /**
   * Whether the subject, alone in view, speaks with each of those voices: the mouth moves with
   * each, more than it does otherwise and with none clearly less than with another.
   *
   * @param voices where each of them speaks
   */
  public boolean speaksAll(List<List<Segment>> voices) {
    if (chosen.subject().isEmpty() || !chosen.others().isEmpty()) {
      return false;
    }
    FaceTrack subject = chosen.subject().get();
    List<Segment> speech = voices.stream().flatMap(List::stream).toList();
    double[] rest = MouthMotion.outside(subject, speech);
    List<double[]> mouths =
        voices.stream().map(voice -> MouthMotion.within(subject, voice)).toList();
    return mouths.stream()
            .allMatch(mouth -> MouthMotion.speaks(mouth) && MouthMotion.notAgainst(mouth, rest))
        && mouths.stream()
            .allMatch(mouth -> mouths.stream().noneMatch(m -> MouthMotion.clearlyMore(m, mouth)));
  }

  /** The subject's template, unless there is an obstacle. */
  public Optional<Template> template() {
    return chosen.subject().map(subject -> SubjectChoice.template(embedder, subject));
  }

  /** The subject's faces, in the order of time; none if there is an obstacle. */
  public List<Sighting> sightings() {
    return chosen.subject().stream()
        .flatMap(subject -> subject.faces().stream())
        .map(ObservedFace::sighting)
        .toList();
  }

  /** When the subject is in view. */
  public List<Segment> inView() {
    double step = stepSeconds();
    return chosen.subject().map(subject -> MouthMotion.presence(subject, step)).orElse(List.of());
  }

  /** How much each face of the subject is like all of them, 0 to 1: cosine to their mean. */
  public List<Segment> likeness() {
    return chosen.subject().stream()
        .flatMap(subject -> {
          float[] mean = subject.mean();
          return subject.faces().stream()
              .map(face ->
                  new Segment(
                      face.seconds(),
                      face.seconds(),
                      Math.clamp(Vectors.dot(mean, face.embedding()), 0, 1)));
        })
        .toList();
  }

  /** The mean over the subject's faces, 0 (useless) to 1; 0 if there is an obstacle. */
  public double quality() {
    return chosen.subject().map(subject -> Math.min(1, subject.quality())).orElse(0.0);
  }

  /**
   * Which voice is the subject's: the only one where nobody else is seen, else the one that the
   * subject's mouth moves with, or in whose turns alone the subject is in view.
   *
   * @param voices where each of them speaks
   */
  public OptionalInt speaks(List<List<Segment>> voices) {
    if (voices.size() == 1 && people.size() <= 1) {
      return OptionalInt.of(0);
    }
    if (chosen.subject().isEmpty()) {
      return OptionalInt.empty();
    }
    FaceTrack subject = chosen.subject().get();
    if (voices.size() == 1) {
      return chosen.others().stream().allMatch(other -> silent(other, subject, voices.getFirst()))
          ? OptionalInt.of(0)
          : OptionalInt.empty();
    }
    return IntStream.range(0, voices.size())
        .filter(own -> inViewOnlyWith(subject, own, voices) || moves(subject, own, voices))
        .findFirst();
  }

  private static boolean silent(FaceTrack other, FaceTrack subject, List<Segment> voice) {
    return MouthMotion.clearlyMore(
        MouthMotion.within(subject, voice), MouthMotion.within(other, voice));
  }

  private static boolean moves(FaceTrack subject, int own, List<List<Segment>> voices) {
    double[] speaking = MouthMotion.within(subject, voices.get(own));
    return IntStream.range(0, voices.size())
        .filter(other -> other != own)
        .allMatch(other ->
            MouthMotion.clearlyMore(speaking, MouthMotion.within(subject, voices.get(other))));
  }

  private boolean inViewOnlyWith(FaceTrack subject, int own, List<List<Segment>> voices) {
    return IntStream.range(0, voices.size())
        .allMatch(voice -> {
          OptionalDouble share = share(subject, voices.get(voice));
          return share.isPresent()
              && (voice == own
                  ? share.getAsDouble() >= IN_VIEW
                  : share.getAsDouble() <= OUT_OF_VIEW);
        });
  }

  private OptionalDouble share(FaceTrack subject, List<Segment> voice) {
    List<Integer> frames = new ArrayList<>();
    for (int frame = 0; frame < seen.frames(); frame++) {
      if (MouthMotion.covers(voice, seen.times().get(frame))) {
        frames.add(frame);
      }
    }
    return frames.size() < FEWEST_OF_VOICE
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            frames.stream().filter(subject::seenIn).count() / (double) frames.size());
  }

  private double stepSeconds() {
    int frames = seen.frames();
    return frames < 2 ? 0 : (seen.times().getLast() - seen.times().getFirst()) / (frames - 1);
  }
}
