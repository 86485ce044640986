package io.throughline.workflows.journey.appeal;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Chain;
import io.throughline.workflows.evidence.Check;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import io.throughline.workflows.review.ReviewDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until somebody has decided, however long it takes, and has what the person hands in looked
 * at meanwhile: it is shown to whoever decides, and decides nothing by itself.
 */
final class Hearing {
  private static final Step STEP =
      new Step(Stage.CLOSE, AppealJourney.APPEAL, List.of(EvidenceRole.SELFIE));

  private final Reception.Parts parts;
  private final AppealRequest request;
  private final Check check;
  private final Chain chain = new Chain();
  private Assessment seen = new Assessment();
  private int attempts;
  private int looked;
  private boolean inviting;
  private boolean over;

  Hearing(Reception.Parts parts, AppealRequest request) {
    this.parts = parts;
    this.request = request;
    check = new Check(request.subject(), request.timers().assessment());
    chain.extend(request.references());
    parts.passage().remember(request.references());
    parts.review().wantOthers(request.touched());
    if (request.matter().recordings()) {
      parts.consent().carryOver();
    }
  }

  /** To confirm or to clear; asking for more leads back here. */
  ReviewAnswer decided() {
    Promise<Void> _ = Async.procedure(this::listen);
    invite();
    while (true) {
      Optional<ReviewAnswer> answer = parts.review().verdict(held());
      parts.chronicle().seal();
      if (answer.isEmpty()) {
        late();
      } else if (answer.get().verdict() == ReviewAnswer.Verdict.ASK_MORE) {
        askFor(answer.get());
      } else {
        over = true;
        parts.inbox().close();
        return answer.get();
      }
    }
  }

  /** Nobody is turned down by the clock: a new case is opened, and the backup is told at once. */
  private void late() {
    parts.chronicle().note(STEP.interaction().value(), "appeal.overdue", List.of("review.late"));
    parts.announcements().toBoth(NoticeKind.APPEAL_OVERDUE, appealed());
    parts.chronicle().seal();
  }

  /** Whatever comes of it, and if nothing does, the case comes back. */
  private void askFor(ReviewAnswer answer) {
    Duration patience = request.timers().evidence();
    Instant until = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(patience);
    parts.chronicle().countPrompt();
    parts
        .announcements()
        .toBoth(
            NoticeKind.APPEAL_ASKED,
            Map.of(
                "why",
                answer.reasonCode(),
                "appealed",
                request.matter().appealed().value(),
                "interaction",
                STEP.interaction().spoken()));
    parts
        .chronicle()
        .await(
            new Awaited(
                "evidence",
                STEP.interaction().value(),
                STEP.roles().stream().map(EvidenceRole::word).toList(),
                until));
    invite();
    int before = looked;
    boolean _ = Workflow.await(patience, () -> looked > before);
    parts.chronicle().awaitNothing();
  }

  private void invite() {
    if (!inviting) {
      attempts++;
      parts.inbox().open(STEP, attempts);
      inviting = true;
    }
  }

  private void listen() {
    while (!over) {
      Workflow.await(() -> over || (inviting && parts.inbox().complete()));
      if (!over) {
        look();
      }
    }
  }

  private void look() {
    List<Evidence> pieces = parts.inbox().pieces();
    parts.inbox().close();
    inviting = false;
    String name = request.journey() + "/" + STEP.interaction() + "/" + attempts;
    Assessment assessment = check.assess(new Check.Attempt(STEP, name, null), pieces, chain);
    seen = assessment;
    parts.chronicle().note(STEP.interaction().value(), "appeal.evidence-seen", reasons(assessment));
    parts.review().show(held());
    parts.chronicle().seal();
    looked++;
  }

  private static List<String> reasons(Assessment assessment) {
    return assessment.problems().stream().map(problem -> problem.reason()).distinct().toList();
  }

  private ReviewDesk.Held held() {
    List<String> reasons = new ArrayList<>(request.matter().reasons());
    if (reasons.isEmpty()) {
      reasons.add("journey." + request.matter().ended().word());
    }
    DecisionBasis basis =
        new DecisionBasis(null, null, reasons, List.of(), null, RemedyPlan.safe());
    return new ReviewDesk.Held(STEP, new Decision.Hold(basis), seen);
  }

  private Map<String, String> appealed() {
    return Map.of("appealed", request.matter().appealed().value());
  }
}
