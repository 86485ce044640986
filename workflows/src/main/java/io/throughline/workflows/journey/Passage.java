package io.throughline.workflows.journey;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Chain;
import io.throughline.workflows.evidence.Check;
import io.throughline.workflows.evidence.ContinuityBook;
import io.throughline.workflows.evidence.Inbox;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.remediation.Announcements;
import io.throughline.workflows.remediation.Decided;
import io.throughline.workflows.remediation.Remedies;
import io.throughline.workflows.review.ReviewDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the subject through one interaction: waits for evidence, checks it, asks policy, does what
 * policy says.
 */
public final class Passage {
  /**
   * Policy asks a person at most this often for one interaction; a reviewer may ask for more, which
   * the review desk counts.
   */
  private static final int MOST_ATTEMPTS = 3;

  private final JourneyOrder request;
  private final Chronicle chronicle;
  private final Announcements announcements;
  private final Inbox inbox;
  private final Chain chain = new Chain();
  private final ContinuityBook continuity = new ContinuityBook();
  private final Aftermath aftermath;
  private final ReviewDesk review;
  private final Check check;
  private final PolicyActivities policy;
  private @Nullable LivenessChallenge challenge;
  private final List<String> doubts = new ArrayList<>();
  private int attempts;

  Passage(JourneyOrder request, Chronicle chronicle, Announcements announcements, Desks desks) {
    this.request = request;
    this.chronicle = chronicle;
    this.announcements = announcements;
    this.inbox = desks.inbox();
    check = new Check(request.subject(), request.timers().assessment());
    policy = Activities.policy(request.timers().assessment());
    review = desks.review();
    aftermath = new Aftermath(chronicle, announcements, desks, chain);
  }

  /** What the passage shares with the updates that feed it. */
  record Desks(Inbox inbox, ReviewDesk review, Remedies remedies) {}

  /** What an earlier journey or run accepted comes first in the chain. */
  public void remember(List<Capture> earlier) {
    chain.extend(earlier);
    continuity.know(earlier);
  }

  /** Who is the same in which interaction. */
  public ContinuityMatrix continuity() {
    return continuity.matrix();
  }

  /** All that was accepted, in order. */
  public List<Capture> accepted() {
    return chain.captures();
  }

  /** What the person is asked to show now, and in which attempt; null before the first. */
  public @Nullable LivenessChallenge challenge() {
    return challenge;
  }

  /** 1 for the first capture of the present interaction. */
  public int attempt() {
    return attempts;
  }

  /** True when the journey goes on; otherwise it has ended. */
  boolean passes(Step wanted) {
    Step step = wanted;
    challenge = step.challenged() ? draw(step) : null;
    for (int attempt = 1; ; attempt++) {
      attempts = attempt;
      if (!collected(step, attempt) && step.expires()) {
        return expires(step);
      }
      Assessment assessment = assessed(step, attempt);
      Decision decision = decided(step, attempt, assessment, request.rules());
      if (decision instanceof Decision.StepUp stepUp && mayAskAgain(attempt)) {
        askAgain(step, stepUp.challenge(), stepUp.basis().reasons().getFirst());
        step = step.challenged(stepUp.challenge());
        continue;
      }
      switch (aftermath.follow(step, decision, assessment)) {
        case Aftermath.Next.Passed _ -> {
          return true;
        }
        case Aftermath.Next.Ended _ -> {
          return false;
        }
        case Aftermath.Next.Asked asked -> {
          askAgain(step, asked.challenge(), asked.why());
          step = step.challenged(asked.challenge());
        }
      }
    }
  }

  /** Nothing came in time: the journey has ended, and a human takes over. */
  public boolean expires(Step step) {
    inbox.close();
    return aftermath.expired(step);
  }

  /**
   * From now on each interaction is decided in the knowledge of it.
   *
   * @param reason dotted and stable
   */
  public void doubt(String reason) {
    doubts.add(reason);
  }

  /**
   * Puts before a human what no capture can settle; policy says what is done meanwhile, and cannot
   * let it pass. True once the human has cleared it.
   *
   * @param reason dotted and stable
   */
  public boolean holds(Step step, String reason) {
    attempts++;
    Assessment nothing = new Assessment();
    nothing.problem(step.roles().getFirst(), reason);
    Decision decision = decided(step, attempts, nothing, request.rules());
    Decision held = decision instanceof Decision.Hold ? decision : Decision.hold(reason);
    return switch (aftermath.follow(step, held, nothing)) {
      case Aftermath.Next.Passed _ -> true;
      case Aftermath.Next.Ended _ -> false;
      case Aftermath.Next.Asked asked -> {
        askAgain(step, asked.challenge(), asked.why());
        yield passes(step) && holds(step, reason);
      }
    };
  }

  /** What became of a stage in which nobody hands anything in; asked: more is wanted of others. */
  public enum Weighed {
    PASSED,
    ENDED,
    ASKED
  }

  /**
   * Puts what others found before policy, and does what it says.
   *
   * @param rules that decide, such as {@code preboarding}
   */
  public Weighed weigh(Step step, int attempt, List<String> found, String rules) {
    attempts = attempt;
    challenge = null;
    Assessment written = new Assessment();
    found.forEach(reason -> written.problem(step.roles().getFirst(), reason));
    Decision decision = decided(step, attempt, written, rules);
    if (decision instanceof Decision.StepUp && mayAskAgain(attempt)) {
      return Weighed.ASKED;
    }
    return switch (aftermath.follow(step, decision, written)) {
      case Aftermath.Next.Passed _ -> Weighed.PASSED;
      case Aftermath.Next.Ended _ -> Weighed.ENDED;
      case Aftermath.Next.Asked _ -> Weighed.ASKED;
    };
  }

  /** What a reviewer asked for goes back to the reviewer, who may ask only so often. */
  private boolean mayAskAgain(int attempt) {
    return attempt < MOST_ATTEMPTS && !review.asking();
  }

  private boolean collected(Step step, int attempt) {
    inbox.open(step, attempt);
    if (attempt == 1) {
      chronicle.become(step.stage(), JourneyState.COLLECTING);
    }
    chronicle.friction().asked(attempt);
    Instant until =
        Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(step.patience(request.timers()));
    chronicle.await(
        new Awaited(
            "evidence",
            step.interaction().value(),
            step.roles().stream().map(role -> role.word()).toList(),
            until));
    boolean complete = Workflow.await(step.patience(request.timers()), inbox::complete);
    chronicle.awaitNothing();
    return complete || !inbox.pieces().isEmpty();
  }

  private Assessment assessed(Step step, int attempt) {
    var missing = inbox.missing();
    var pieces = inbox.pieces();
    inbox.close();
    chronicle.become(step.stage(), JourneyState.ASSESSING);
    Assessment assessment =
        check.assess(new Check.Attempt(step, name(step, attempt), challenge), pieces, chain);
    continuity.note(assessment);
    if (assessment.renewed() > 0) {
      chronicle.note(
          step.interaction().value(), "references.renewed", List.of("template.other-model"));
    }
    chronicle.friction().captured(assessment.seconds(pieces));
    pieces.stream()
        .filter(piece -> chain.repeats(step, piece))
        .forEach(piece -> assessment.problem(piece.role(), "evidence.reused"));
    assessment.missing(missing);
    doubts.forEach(reason -> assessment.problem(step.roles().getFirst(), reason));
    return assessment;
  }

  private Decision decided(Step step, int attempt, Assessment assessment, String rules) {
    PolicyQuestion question =
        new PolicyQuestion(
            name(step, attempt),
            rules,
            step.stage(),
            step.interaction().value(),
            chain.length(),
            attempt,
            chronicle.prompts(),
            assessment.signals(),
            assessment.links(),
            assessment.problems(),
            chronicle.friction().spent(),
            challenge == null ? null : Challenge.RANDOM_CHALLENGE,
            inbox.knownBrowser() ? PolicyQuestion.Device.KNOWN : null);
    Decision decision = Decided.by(policy, question);
    chronicle.note(
        step.interaction().value(),
        "decision." + decision.word(),
        decision.basis().reasons(),
        Decided.details(decision));
    chronicle.breakLink(decision.basis().brokenLink());
    chronicle.seal();
    return decision;
  }

  private void askAgain(Step step, Challenge asked, String reason) {
    chronicle.countPrompt();
    chronicle.become(step.stage(), JourneyState.STEPPED_UP);
    String why = asked == Challenge.RANDOM_CHALLENGE ? "random-challenge" : reason;
    Map<String, String> words =
        new HashMap<>(Map.of("interaction", step.interaction().spoken(), "why", why));
    if (asked == Challenge.RANDOM_CHALLENGE && Patches.livenessChallenges()) {
      LivenessChallenge drawn = draw(step);
      words.put("why", "random-challenge.drawn");
      words.put("tasks", drawn.words());
      words.put("digits", drawn.digits());
    }
    announcements.toBoth(NoticeKind.RECAPTURE_REQUESTED, words);
  }

  /** Once something was asked for, each further attempt at this interaction has to show it. */
  private LivenessChallenge draw(Step step) {
    LivenessChallenge drawn =
        Workflow.sideEffect(LivenessChallenge.class, LivenessChallenge::drawn);
    challenge = drawn;
    chronicle.note(
        step.interaction().value(),
        "challenge.asked",
        List.of("challenge.drawn"),
        new TreeMap<>(Map.of("tasks", drawn.words(), "digits", drawn.digits())));
    return drawn;
  }

  private String name(Step step, int attempt) {
    return request.journey() + "/" + step.interaction() + "/" + attempt;
  }
}
