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
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the subject did what was asked, in the order in which it was asked. Not done is no
 * suspicion: whoever could not do it is asked again, or a person looks.
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

  @Override
  public Examination examine() {
    return new Look();
  }

  private static final class Look implements Examination {
    /** Faces that the follower gives are few; ninety seconds of them are a few thousand. */
    private final List<Sighting> seen = new ArrayList<>();

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
      return seen(own) ? judged(challenge, new FaceMotion(own).deeds()) : inconclusive("unseen");
    }

    private static boolean seen(List<Sighting> own) {
      double seconds = own.isEmpty() ? 0 : own.getLast().seconds() - own.getFirst().seconds();
      return seconds >= LEAST_SECONDS && own.size() >= LEAST_PER_SECOND * seconds;
    }

    private static List<Verdict> judged(LivenessChallenge challenge, List<Deed> deeds) {
      List<Deed> done = inOrder(challenge.tasks(), deeds);
      if (done.size() < challenge.tasks().size()) {
        return inconclusive(done.isEmpty() ? "not-done" : "partly-done");
      }
      if (deeds.size() > done.size() + MOST_BESIDES) {
        return inconclusive("done-among-much");
      }
      double llr = -Math.log(LivenessChallenge.ORDERS);
      List<Segment> when =
          done.stream().map(deed -> new Segment(deed.from(), deed.to(), 0)).toList();
      return List.of(
          Verdict.of(
              new Finding(
                  DETECTOR,
                  Family.FACE,
                  FindingOutcome.GENUINE,
                  llr,
                  ScoreCurve.probability(llr),
                  1,
                  "challenge.done",
                  when,
                  METHOD)));
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
