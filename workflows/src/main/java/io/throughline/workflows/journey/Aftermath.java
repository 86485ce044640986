package io.throughline.workflows.journey;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Chain;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.remediation.Announcements;
import io.throughline.workflows.remediation.Remedies;
import io.throughline.workflows.review.ReviewDesk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does what policy decided about one interaction, and what a human decided after it. */
final class Aftermath {
  private final Chronicle chronicle;
  private final Announcements announcements;
  private final ReviewDesk review;
  private final Remedies remedies;
  private final Chain chain;

  Aftermath(Chronicle chronicle, Announcements announcements, Passage.Desks desks, Chain chain) {
    this.chronicle = chronicle;
    this.announcements = announcements;
    this.review = desks.review();
    this.remedies = desks.remedies();
    this.chain = chain;
  }

  /** Where an interaction leads once policy has decided. */
  sealed interface Next {
    /** The journey goes on. */
    record Passed() implements Next {}

    /** The journey has ended. */
    record Ended() implements Next {}

    /** A reviewer asks the person for more. */
    record Asked(Challenge challenge, String why) implements Next {}

    static Next passed(boolean passed) {
      return passed ? new Passed() : new Ended();
    }
  }

  Next follow(Step step, Decision decision, Assessment assessment) {
    return switch (decision) {
      case Decision.Proceed _, Decision.ProceedAndWatch _ -> Next.passed(accepted(assessment));
      // One interaction never denies anybody, whatever policy says: a human confirms a block.
      case Decision.StepUp _, Decision.Hold _, Decision.Block _ ->
          reviewed(step, decision, assessment);
      case Decision.Limit _ -> {
        remedies.decided(step, decision);
        yield Next.passed(end(step, JourneyState.LIMITED, NoticeKind.LIMITED, link(decision)));
      }
    };
  }

  private boolean accepted(Assessment assessment) {
    review.close();
    chain.extend(assessment.captures());
    chronicle.breakLink(null);
    remedies.cleared();
    return true;
  }

  private Next reviewed(Step step, Decision decision, Assessment assessment) {
    String link = link(decision);
    announcements.toCandidate(NoticeKind.HELD, Map.of("interaction", step.interaction().spoken()));
    announcements.toTeam(
        NoticeKind.HELD, Map.of("interaction", step.interaction().spoken(), "link", link));
    remedies.decided(step, decision);
    Optional<ReviewAnswer> answer = review.verdict(new ReviewDesk.Held(step, decision, assessment));
    chronicle.seal();
    if (answer.isEmpty()) {
      remedies.expired(step, decision);
      return Next.passed(end(step, JourneyState.LIMITED, NoticeKind.LIMITED, link));
    }
    return switch (answer.get().verdict()) {
      case CLEAR -> Next.passed(accepted(assessment));
      case CONFIRM -> {
        remedies.confirmed(step, decision);
        yield Next.passed(end(step, JourneyState.BLOCKED, blocked(step), link));
      }
      case ASK_MORE ->
          new Next.Asked(Objects.requireNonNull(answer.get().ask()), answer.get().reasonCode());
    };
  }

  /** Who has a past is no impostor. */
  private static NoticeKind blocked(Step step) {
    return step.stage() == Stage.BACKGROUND ? NoticeKind.BACKGROUND_DECIDED : NoticeKind.BLOCKED;
  }

  /** Nothing came in time: a human takes over. */
  boolean expired(Step step) {
    chronicle.leave(StageExit.EXPIRED);
    review.close();
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
    review.close();
    chronicle.become(step.stage(), state);
    chronicle.note(step.interaction().value(), "journey." + state.word(), List.of());
    announcements.toCandidate(kind, Map.of("interaction", step.interaction().spoken()));
    announcements.toTeam(kind, Map.of("interaction", step.interaction().spoken(), "link", link));
    return false;
  }
}
