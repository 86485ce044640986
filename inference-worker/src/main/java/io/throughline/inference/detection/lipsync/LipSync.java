package io.throughline.inference.detection.lipsync;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.media.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the subject's lips move with the sound: a dubbed, a delayed and an exchanged sound track
 * do not fit. Who is silent while others speak shows nothing.
 */
public final class LipSync implements Detector {
  private static final String DETECTOR = "lip-sync";
  private static final ModelRef METHOD = new ModelRef("lip-sync", "1.0.0");

  /** Lips that move less than this, in eye distances, do not speak; landmarks jitter by less. */
  private static final double LEAST_MOVEMENT = 0.02;

  private static final double LEAST_SPEECH_SECONDS = 1.2;

  /** Of speech with moving lips, in all; the curve was fitted on twelve. */
  private static final double LEAST_SECONDS = 10;

  private static final double SMALLEST_EYE_DISTANCE = 18;
  private static final double MOST_TURN = 0.35;

  private final ScoreCurve curve;

  private LipSync(ScoreCurve curve) {
    this.curve = curve;
  }

  /**
   * Reads the calibration.
   *
   * @param cards the folder of the catalogue
   */
  public static LipSync load(Path cards) {
    Path file = cards.resolve(METHOD.name()).resolve(METHOD.version()).resolve("calibration.yaml");
    return new LipSync(Objects.requireNonNull(ScoreCurve.read(file).get("any")));
  }

  @Override
  public Examination examine() {
    return new Look();
  }

  private final class Look implements Examination {
    private final MouthFollower follower = new MouthFollower();
    private final Loudness loudness = new Loudness();

    /** Four dense stretches of four seconds are some hundreds. */
    private final List<MouthFollower.Mouth> mouths = new ArrayList<>();

    @Override
    public void dense(Frame frame, List<Sighting> faces) {
      mouths.addAll(follower.next(frame, faces));
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      loudness.add(fromSeconds, samples);
    }

    @Override
    public List<Verdict> conclude(Circumstances about) {
      Optional<String> nothing = nothing(about);
      if (nothing.isPresent()) {
        return List.of(
            Verdict.of(Finding.notApplicable(DETECTOR, Family.FACE, nothing.get(), METHOD)));
      }
      // Whoever listens with moving lips is not out of step with somebody else's words.
      Optional<String> obstacle =
          about.sound().orElseThrow().voices() > 1
              ? Optional.of("lip-sync.several-voices")
              : about.subject().obstacle();
      return obstacle.isPresent()
          ? untold(obstacle.get())
          : judged(
              Stretch.of(
                  mouths.stream().filter(mouth -> about.subject().holds(mouth.face())).toList()),
              about.speech().orElseThrow().spans());
    }

    private List<Verdict> judged(List<Stretch> seen, List<SpeechStream.Span> speech) {
      Gates gates = new Gates(seen);
      gates.keep("lip-sync.low-frame-rate", Stretch::smooth);
      gates.keep(
          "lip-sync.face-too-small",
          s -> s.median(m -> m.face().landmarks().eyeDistance()) >= SMALLEST_EYE_DISTANCE);
      gates.keep(
          "lip-sync.turned-away", s -> s.median(m -> m.face().landmarks().turn()) <= MOST_TURN);
      gates.keep("lip-sync.no-speech", s -> s.speech(speech) >= LEAST_SPEECH_SECONDS);
      gates.keep("lip-sync.mouth-still", s -> s.movement() >= LEAST_MOVEMENT);
      if (gates.seconds() < LEAST_SECONDS) {
        return untold(gates.reason());
      }
      return List.of(scored(gates.kept()));
    }

    private Verdict scored(List<Stretch> stretches) {
      List<double[]> agreements = stretches.stream().map(s -> s.agreement(loudness)).toList();
      List<Segment> trace = new ArrayList<>();
      for (int i = 0; i < stretches.size(); i++) {
        double llr = curve.llr(LagAgreement.score(List.of(agreements.get(i))));
        Stretch one = stretches.get(i);
        trace.add(new Segment(one.from(), one.to(), ScoreCurve.probability(llr)));
      }
      double score = LagAgreement.score(agreements);
      return new Verdict(finding(score, trace), OptionalDouble.of(score), trace);
    }

    private Finding finding(double score, List<Segment> when) {
      double llr = curve.llr(score);
      FindingOutcome outcome = curve.outcome(llr);
      if (outcome == FindingOutcome.INCONCLUSIVE) {
        return Finding.inconclusive(DETECTOR, Family.FACE, "lip-sync.uncertain", METHOD);
      }
      boolean suspicious = outcome == FindingOutcome.SUSPICIOUS;
      return new Finding(
          DETECTOR,
          Family.FACE,
          outcome,
          llr,
          ScoreCurve.probability(llr),
          1,
          suspicious ? "lip-sync.off" : "lip-sync.together",
          suspicious ? when : List.of(),
          METHOD);
    }
  }

  private static Optional<String> nothing(Circumstances about) {
    if (about.role().filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent()) {
      return Optional.of("lip-sync.not-for-documents");
    }
    if (about.report().profile().picture().isEmpty()) {
      return Optional.of("face.not-in-audio");
    }
    return about.speech().isEmpty() ? Optional.of("voice.no-sound-track") : Optional.empty();
  }

  private static List<Verdict> untold(String reason) {
    return List.of(Verdict.of(Finding.inconclusive(DETECTOR, Family.FACE, reason, METHOD)));
  }
}
