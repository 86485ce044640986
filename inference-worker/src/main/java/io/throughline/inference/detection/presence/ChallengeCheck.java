package io.throughline.inference.detection.presence;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.presence.spoken.DigitReader;
import io.throughline.inference.detection.presence.spoken.KeptSound;
import io.throughline.inference.detection.presence.spoken.Reading;
import io.throughline.inference.detection.presence.spoken.SpokenDigits;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the subject did what was asked, in the order in which it was asked, or else read out the
 * digits. Not done is no suspicion: whoever could not do it is asked again, or a person looks.
 */
public final class ChallengeCheck implements Detector {
  private static final String DETECTOR = "challenge";
  private static final ModelRef METHOD = new ModelRef("challenge-check", "1.0.0");

  /** Less time before the camera shows nothing. */
  private static final double LEAST_SECONDS = 2;

  /** Sparser pictures miss what is held for half a second. */
  private static final double LEAST_PER_SECOND = 8;

  /** Whoever does everything all the time answers any challenge; a little more is human. */
  private static final int MOST_BESIDES = 3;

  /** Digits were measured on so few people that no more is claimed for them. */
  private static final double DIGITS_LLR = -Math.log(6);

  private final DigitReader reader;

  public ChallengeCheck(DigitReader reader) {
    this.reader = reader;
  }

  @Override
  public Examination examine() {
    return new Look(reader);
  }

  @Override
  public void close() {
    reader.close();
  }

  private static final class Look implements Examination {
    /** Faces that the follower gives are few; ninety seconds of them are a few thousand. */
    private final List<Sighting> seen = new ArrayList<>();

    private final KeptSound kept = new KeptSound();
    private final DigitReader reader;

    Look(DigitReader reader) {
      this.reader = reader;
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      kept.add(fromSeconds, samples);
    }

    @Override
    public void dense(Frame frame, List<Sighting> faces) {
      seen.addAll(faces);
    }

    @Override
    public List<Verdict> conclude(Circumstances about) {
      if (about.challenge().isEmpty()) {
        return List.of();
      }
      LivenessChallenge challenge = about.challenge().get();
      boolean document = about.role().filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent();
      if (document || about.report().profile().picture().isEmpty()) {
        return List.of(
            Verdict.of(Finding.notApplicable(DETECTOR, Family.FACE, "challenge.not-here", METHOD)));
      }
      if (about.subject().obstacle().isPresent()) {
        return inconclusive(about.subject().obstacle().get());
      }
      List<Sighting> own = seen.stream().filter(about.subject()::holds).toList();
      if (!seen(own)) {
        return inconclusive("unseen");
      }
      List<Deed> deeds = new FaceMotion(own).deeds();
      String undone = undone(challenge.tasks(), deeds);
      return undone.isEmpty() ? done(challenge.tasks(), deeds) : read(about, challenge, undone);
    }

    private static boolean seen(List<Sighting> own) {
      double seconds = own.isEmpty() ? 0 : own.getLast().seconds() - own.getFirst().seconds();
      return seconds >= LEAST_SECONDS && own.size() >= LEAST_PER_SECOND * seconds;
    }

    /** Why the tasks do not count as done; empty if they do. */
    private static String undone(List<LivenessChallenge.Task> tasks, List<Deed> deeds) {
      List<Deed> done = inOrder(tasks, deeds);
      if (done.isEmpty()) {
        return "challenge.not-done";
      }
      if (done.size() < tasks.size()) {
        return "challenge.partly-done";
      }
      return deeds.size() > done.size() + MOST_BESIDES ? "challenge.done-among-much" : "";
    }

    private static List<Verdict> done(List<LivenessChallenge.Task> tasks, List<Deed> deeds) {
      List<Segment> when =
          inOrder(tasks, deeds).stream()
              .map(deed -> new Segment(deed.from(), deed.to(), 0))
              .toList();
      return genuine(-Math.log(LivenessChallenge.ORDERS), "challenge.done", when, METHOD);
    }

    /** Whether the digits were read out instead, by the only voice. */
    private List<Verdict> read(Circumstances about, LivenessChallenge challenge, String undone) {
      if (challenge.digits().isEmpty() || about.sound().isEmpty()) {
        return inconclusive(undone);
      }
      Circumstances.Heard heard = about.sound().get();
      Reading reading = reader.read(kept, heard.speech().spans());
      if (!reading.clear()) {
        return inconclusive(reading.digits().isEmpty() ? undone : "digits-unclear");
      }
      if (!reading.has(challenge.digits())) {
        boolean fewer = reading.digits().size() < challenge.digits().length();
        return inconclusive(fewer ? "digits-unclear" : "other-digits");
      }
      if (heard.voices() != 1) {
        return inconclusive("digits-among-voices");
      }
      List<Segment> when =
          reading.digits().stream()
              .map(digit -> new Segment(digit.seconds(), digit.seconds(), 0))
              .toList();
      double llr = Math.max(DIGITS_LLR, -Math.log(10) * challenge.digits().length());
      return genuine(llr, "challenge.digits-read", when, SpokenDigits.METHOD);
    }

    private static List<Verdict> genuine(
        double llr, String reason, List<Segment> when, ModelRef method) {
      return List.of(
          Verdict.of(
              new Finding(
                  DETECTOR,
                  Family.FACE,
                  FindingOutcome.GENUINE,
                  llr,
                  ScoreCurve.probability(llr),
                  1,
                  reason,
                  when,
                  method)));
    }

    /** The first deeds that follow the tasks, as far as they do. */
    private static List<Deed> inOrder(List<LivenessChallenge.Task> tasks, List<Deed> deeds) {
      List<Deed> done = new ArrayList<>();
      for (Deed deed : deeds) {
        if (done.size() < tasks.size() && deed.task() == tasks.get(done.size())) {
          done.add(deed);
        }
      }
      return done;
    }

    private static List<Verdict> inconclusive(String why) {
      String reason = why.contains(".") ? why : "challenge." + why;
      return List.of(Verdict.of(Finding.inconclusive(DETECTOR, Family.FACE, reason, METHOD)));
    }
  }
}
