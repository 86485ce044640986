package io.throughline.workflows.journey;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.journey.HiringRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Chain;
import io.throughline.workflows.evidence.Check;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.evidence.Inbox;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.remediation.Announcements;
import io.throughline.workflows.review.ReviewDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the subject through one interaction: waits for evidence, checks it, asks policy, does what
 * policy says.
 */
final class Passage {
  /** A person is asked at most this often for one interaction, whatever policy says. */
  private static final int MOST_ATTEMPTS = 3;

  private final HiringRequest request;
  private final Chronicle chronicle;
  private final Announcements announcements;
  private final ReviewDesk review;
  private final Inbox inbox;
  private final Chain chain = new Chain();
  private final Check check;
  private final PolicyActivities policy;

  Passage(HiringRequest request, Chronicle chronicle, Announcements announcements, Desks desks) {
    this.request = request;
    this.chronicle = chronicle;
    this.announcements = announcements;
    this.review = desks.review();
    this.inbox = desks.inbox();
    check = new Check(request.subject(), request.timers().assessment());
    policy = Activities.policy(request.timers().assessment());
  }

  /** What the passage shares with the updates that feed it. */
  record Desks(Inbox inbox, ReviewDesk review) {}

  /** True when the journey goes on; otherwise it has ended. */
  boolean passes(Step step) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (!collected(step, attempt)) {
        return expired(step);
      }
      Assessment assessment = assessed(step, attempt);
      Decision decision = decided(step, attempt, assessment);
      if (decision instanceof Decision.StepUp stepUp && attempt < MOST_ATTEMPTS) {
        askAgain(step, stepUp);
      } else {
        return followed(step, decision, assessment);
      }
    }
    throw new IllegalStateException("the last attempt is always followed");
  }

  private boolean followed(Step step, Decision decision, Assessment assessment) {
    return switch (decision) {
      case Decision.Proceed _, Decision.ProceedAndWatch _ -> accepted(assessment);
      // One interaction never denies anybody, whatever policy says: a human confirms a block.
      case Decision.StepUp _, Decision.Hold _, Decision.Block _ ->
          reviewed(step, decision, assessment);
      case Decision.Limit _ -> end(step, JourneyState.LIMITED, NoticeKind.LIMITED, link(decision));
    };
  }

  private boolean collected(Step step, int attempt) {
    inbox.open(step, attempt);
    if (attempt == 1) {
      chronicle.become(step.stage(), JourneyState.COLLECTING);
    }
    Instant until =
        Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(request.timers().evidence());
    chronicle.await(
        new Awaited(
            "evidence",
            step.interaction().value(),
            step.roles().stream().map(role -> role.word()).toList(),
            until));
    boolean complete = Workflow.await(request.timers().evidence(), inbox::complete);
    chronicle.awaitNothing();
    return complete || !inbox.pieces().isEmpty();
  }

  private Assessment assessed(Step step, int attempt) {
    var missing = inbox.missing();
    var pieces = inbox.pieces();
    inbox.close();
    chronicle.become(step.stage(), JourneyState.ASSESSING);
    Assessment assessment = check.assess(step, pieces, chain, name(step, attempt));
    pieces.stream()
        .filter(chain::repeats)
        .forEach(piece -> assessment.problem(piece.role(), "evidence.reused"));
    assessment.missing(missing);
    return assessment;
  }

  private Decision decided(Step step, int attempt, Assessment assessment) {
    PolicyQuestion question =
        new PolicyQuestion(
            name(step, attempt),
            "hiring",
            step.stage(),
            step.interaction().value(),
            chain.length(),
            attempt,
            chronicle.prompts(),
            assessment.signals(),
            assessment.links(),
            assessment.problems());
    Decision decision = ask(question);
    TreeMap<String, String> details = new TreeMap<>();
    details.put("decisionId", Optional.ofNullable(decision.basis().decisionId()).orElse(""));
    details.put("bundle", Optional.ofNullable(decision.basis().bundleRevision()).orElse(""));
    details.put("notChecked", String.join(" ", decision.basis().notChecked()));
    Optional.ofNullable(decision.basis().brokenLink())
        .ifPresent(link -> details.put("brokenLink", link.spoken()));
    chronicle.note(
        step.interaction().value(),
        "decision." + decision.word(),
        decision.basis().reasons(),
        details);
    chronicle.breakLink(decision.basis().brokenLink());
    chronicle.seal();
    return decision;
  }

  /** No answer in time is a hold, as is an answer that cannot be understood. */
  private Decision ask(PolicyQuestion question) {
    try {
      return policy.decide(question);
    } catch (ActivityFailure failure) {
      return Decision.hold(Failures.reason(failure, "policy"));
    }
  }

  private boolean accepted(Assessment assessment) {
    chain.extend(assessment.captures());
    chronicle.breakLink(null);
    return true;
  }

  private void askAgain(Step step, Decision.StepUp stepUp) {
    chronicle.countPrompt();
    chronicle.become(step.stage(), JourneyState.STEPPED_UP);
    String why =
        stepUp.challenge() == Challenge.RANDOM_CHALLENGE
            ? "random-challenge"
            : stepUp.basis().reasons().getFirst();
    announcements.toBoth(
        NoticeKind.RECAPTURE_REQUESTED,
        Map.of("interaction", step.interaction().spoken(), "why", why));
  }

  private boolean reviewed(Step step, Decision decision, Assessment assessment) {
    String link = link(decision);
    announcements.toCandidate(NoticeKind.HELD, Map.of("interaction", step.interaction().spoken()));
    announcements.toTeam(
        NoticeKind.HELD, Map.of("interaction", step.interaction().spoken(), "link", link));
    Optional<ReviewAnswer> answer =
        review.verdict(step.stage(), step.interaction().value(), request.timers().review());
    chronicle.seal();
    if (answer.isEmpty()) {
      return end(step, JourneyState.LIMITED, NoticeKind.LIMITED, link);
    }
    return switch (answer.get().verdict()) {
      case CLEAR -> accepted(assessment);
      case CONFIRM -> end(step, JourneyState.BLOCKED, NoticeKind.BLOCKED, link);
    };
  }

  private boolean expired(Step step) {
    inbox.close();
    chronicle.become(step.stage(), JourneyState.CLOSED);
    chronicle.note(
        step.interaction().value(), "journey.closed", List.of("evidence.expired", "human.path"));
    announcements.toBoth(
        NoticeKind.EVIDENCE_EXPIRED, Map.of("interaction", step.interaction().spoken()));
    return false;
  }

  private static String link(Decision decision) {
    return Optional.ofNullable(decision.basis().brokenLink()).map(Link::spoken).orElse("");
  }

  private boolean end(Step step, JourneyState state, NoticeKind kind, String link) {
    chronicle.become(step.stage(), state);
    chronicle.note(step.interaction().value(), "journey." + state.word(), List.of());
    announcements.toCandidate(kind, Map.of("interaction", step.interaction().spoken()));
    announcements.toTeam(kind, Map.of("interaction", step.interaction().spoken(), "link", link));
    return false;
  }

  private String name(Step step, int attempt) {
    return request.journey() + "/" + step.interaction() + "/" + attempt;
  }
}
