package io.throughline.inference.continuity.face;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.ChainFit;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells which of the people in a recording is the subject: the marked tile, else the only person,
 * else whose mouth moves with the subject's speech, else whom the chain shows; else nobody. Where
 * speech and chain show two people, nobody either.
 */
public final class SubjectChoice {
  /** Fewer usable frames of a recording than this are no capture; a picture has only one. */
  private static final int FEWEST_FRAMES = 3;

  /** Who is seen in less than this share of the frames with a face passes by. */
  private static final double LEAST_SHARE = 0.1;

  /** In a still picture or a tile, a second person of this weight may be the subject as well. */
  private static final double AS_PROMINENT = 0.5;

  /** Of {@link FaceTrack#movement}: people at rest had 0.046 and more, stills 0.008 and less. */
  private static final double LEAST_MOVEMENT = 0.02;

  private final ModelRef embedder;
  private final List<FaceTrack> people;
  private final FaceCapture.Seen seen;

  SubjectChoice(ModelRef embedder, List<FaceTrack> people, FaceCapture.Seen seen) {
    this.embedder = embedder;
    this.people = List.copyOf(people);
    this.seen = seen;
  }

  /**
   * What is known besides the picture.
   *
   * @param tile part of the picture that is the subject's
   * @param speech what is known to be the subject's, or is the voice that the chain holds; asked
   *     only where there are several people
   * @param curve what a cosine of two faces is worth, if two people have to be told apart
   * @param chain finds the candidate that the subject's earlier captures show
   */
  public record Clues(
      Optional<SubjectHint.Tile> tile,
      Supplier<List<Segment>> speech,
      Optional<SimilarityCurve> curve,
      Function<List<Template>, ChainFit> chain) {
    /** Nothing is known. */
    public static final Clues NONE =
        new Clues(
            Optional.empty(),
            List::of,
            Optional.empty(),
            candidates -> new ChainFit(java.util.OptionalInt.empty(), false));
  }

  /** How the subject was told from the others. */
  public enum Way {
    ONLY_ONE(""),
    TILE(".by-tile"),
    SPEAKER(".by-speech"),
    CHAIN(".by-chain");

    private final String suffix;

    Way(String suffix) {
      this.suffix = suffix;
    }

    /** What is added to the finding's reason. */
    public String suffix() {
      return suffix;
    }
  }

  /** The subject, or why there is none; and everybody who surely is somebody else. */
  record Chosen(
      Optional<FaceTrack> subject, Optional<String> obstacle, Way way, List<FaceTrack> others) {}

  Chosen by(Clues clues) {
    if (seen.framesWithFace() == 0) {
      return nobody("face.none");
    }
    if (people.isEmpty()) {
      return nobody(seen.weakness().orElse("face.none"));
    }
    if (clues.tile().isPresent()) {
      return inTile(clues, clues.tile().get());
    }
    if (seen.frames() == 1) {
      return inStill();
    }
    List<FaceTrack> known =
        people.stream().filter(person -> person.faces().size() >= FEWEST_FRAMES).toList();
    if (known.isEmpty()) {
      return nobody("faces.too-few");
    }
    List<FaceTrack> staying = known.stream().filter(this::stays).toList();
    List<FaceTrack> candidates = distinct(staying.isEmpty() ? known : staying, clues);
    return candidates.size() == 1
        ? chosen(candidates.getFirst(), Way.ONLY_ONE, clues)
        : among(candidates, clues);
  }

  private Chosen among(List<FaceTrack> candidates, Clues clues) {
    List<Segment> speech = clues.speech().get();
    Optional<FaceTrack> speaking =
        candidates.stream().filter(person -> speaks(person, candidates, speech)).findAny();
    // What hangs on a wall or is shown as a still is never preferred to a person who moves.
    List<FaceTrack> moving =
        candidates.stream().filter(person -> person.movement() >= LEAST_MOVEMENT).toList();
    ChainFit fit = clues.chain().apply(moving.stream().map(this::template).toList());
    Optional<FaceTrack> shown = fit.chosen().stream().mapToObj(moving::get).findAny();
    boolean conflict = speaking.isPresent() && shown.isPresent() && !speaking.equals(shown);
    if (!conflict && speaking.isPresent()) {
      return chosen(speaking.get(), Way.SPEAKER, clues);
    }
    if (!conflict && shown.isPresent()) {
      return chosen(shown.get(), Way.CHAIN, clues);
    }
    String reason = fit.nobody() ? "subject.not-seen" : "subject.ambiguous";
    return new Chosen(Optional.empty(), Optional.of(reason), Way.ONLY_ONE, candidates);
  }

  /** One mouth moves with the subject's speech, and rests without it. */
  private static boolean speaks(
      FaceTrack person, List<FaceTrack> candidates, List<Segment> speech) {
    double[] own = MouthMotion.within(person, speech);
    return MouthMotion.notAgainst(own, MouthMotion.outside(person, speech))
        && candidates.stream()
            .filter(other -> other != person)
            .allMatch(other -> MouthMotion.clearlyMore(own, MouthMotion.within(other, speech)));
  }

  private Chosen inTile(Clues clues, SubjectHint.Tile tile) {
    List<FaceTrack> inside =
        people.stream()
            .flatMap(person -> person.within(tile).stream())
            .sorted(Comparator.comparingDouble(FaceTrack::weight).reversed())
            .toList();
    if (inside.isEmpty()) {
      return nobody("subject.tile-empty");
    }
    FaceTrack first = inside.getFirst();
    if (first.faces().size() < Math.min(FEWEST_FRAMES, seen.frames())) {
      return nobody("faces.too-few");
    }
    boolean rival =
        distinct(inside, clues).stream()
            .skip(1)
            .anyMatch(other -> other.weight() >= AS_PROMINENT * first.weight());
    return rival
        ? new Chosen(Optional.empty(), Optional.of("subject.ambiguous"), Way.TILE, inside)
        : chosen(first, Way.TILE, clues);
  }

  /** A photo shows its subject large and in the middle; of two alike either may be meant. */
  private Chosen inStill() {
    List<FaceTrack> sorted =
        people.stream()
            .sorted(Comparator.comparingDouble(FaceTrack::prominence).reversed())
            .toList();
    FaceTrack first = sorted.getFirst();
    boolean rival =
        sorted.stream()
            .skip(1)
            .anyMatch(other -> other.prominence() >= AS_PROMINENT * first.prominence());
    return rival
        ? nobody("face.ambiguous")
        : new Chosen(Optional.of(first), Optional.empty(), Way.ONLY_ONE, List.of());
  }

  private boolean stays(FaceTrack person) {
    return person.faces().size() >= LEAST_SHARE * seen.framesWithFace();
  }

  /** Without those who may be a person before them in the list, seen from another side. */
  private static List<FaceTrack> distinct(List<FaceTrack> people, Clues clues) {
    List<FaceTrack> distinct = new ArrayList<>();
    for (FaceTrack person : people) {
      if (distinct.stream().allMatch(known -> apart(known, person, clues))) {
        distinct.add(person);
      }
    }
    return distinct;
  }

  private static boolean apart(FaceTrack one, FaceTrack other, Clues clues) {
    if (one.together(other)) {
      return true;
    }
    return clues
        .curve()
        .map(curve -> curve.llr(Vectors.dot(one.vector(), other.vector())) <= curve.different())
        .orElse(false);
  }

  private Chosen chosen(FaceTrack subject, Way way, Clues clues) {
    List<FaceTrack> others =
        people.stream()
            .filter(person -> person != subject && person.faces().size() >= FEWEST_FRAMES)
            .filter(person -> !person.sharesFace(subject) && apart(subject, person, clues))
            .toList();
    return new Chosen(Optional.of(subject), Optional.empty(), way, others);
  }

  static Chosen nobody(String obstacle) {
    return new Chosen(Optional.empty(), Optional.of(obstacle), Way.ONLY_ONE, List.of());
  }

  private Template template(FaceTrack person) {
    return template(embedder, person);
  }

  static Template template(ModelRef embedder, FaceTrack person) {
    Template.Worth worth =
        new Template.Worth(
            Math.min(1, person.quality()), person.faces().size(), Template.Channel.PICTURE);
    return new Template(Modality.FACE, embedder, person.vector(), worth);
  }
}
