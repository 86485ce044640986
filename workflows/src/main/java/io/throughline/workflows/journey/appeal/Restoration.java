package io.throughline.workflows.journey.appeal;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities.Standing;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyActivities;
import io.throughline.contracts.remediation.action.RemedyInForce;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import io.throughline.workflows.Activities;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what another journey had done to other systems, the last first. Its orders are those
 * that the other journey itself would give, so that whichever comes first is the only one in
 * effect.
 */
final class Restoration {
  /** Somebody waits for their access: tried for a week. */
  private static final Duration DEADLINE = Duration.ofDays(7);

  private final Reception.Parts parts;
  private final AppealRequest request;
  private final AppealActivities appeals;
  private final List<Standing> left = new ArrayList<>();
  private final RemedyActivities undoing = Activities.remedies(DEADLINE);

  Restoration(Reception.Parts parts, AppealRequest request, AppealActivities appeals) {
    this.parts = parts;
    this.request = request;
    this.appeals = appeals;
  }

  /** What there is to be taken back, before anybody is told that it is. */
  void look() {
    left.addAll(appeals.inForce(request.matter().appealed()).measures());
    tell();
  }

  /** True once nothing is in force any more; what is left is told to the team, thing by thing. */
  boolean complete() {
    boolean complete = true;
    for (Standing standing : List.copyOf(left)) {
      if (undone(standing)) {
        left.remove(standing);
        tell();
      } else {
        complete = false;
      }
    }
    return complete;
  }

  private boolean undone(Standing standing) {
    Optional<Remedy> inverse = Remedy.named(standing.remedy()).flatMap(Remedy::inverse);
    if (inverse.isEmpty()) {
      return failed(standing, "remedy.irreversible");
    }
    if (inverse.get() instanceof Remedy.TellRestored) {
      return true;
    }
    try {
      RemedyReceipt receipt = undoing.carryOut(order(standing, inverse.get()));
      return switch (receipt.state()) {
        case APPLIED -> noted("remedy.undone", List.of(standing.remedy()));
        case NOT_APPLICABLE ->
            noted("remedy.nothing-to-undo", List.of(standing.remedy(), receipt.reason()));
        case REFUSED -> failed(standing, receipt.reason());
      };
    } catch (ActivityFailure failure) {
      return failed(standing, Failures.reason(failure, "remedy"));
    }
  }

  private RemedyOrder order(Standing standing, Remedy inverse) {
    Instant deadline = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(DEADLINE);
    return new RemedyOrder(
        standing.order() + "/undo",
        request.matter().appealed(),
        request.account(),
        inverse,
        standing.order(),
        false,
        deadline,
        null);
  }

  private boolean noted(String what, List<String> reasons) {
    parts.chronicle().note(AppealJourney.APPEAL.value(), what, reasons);
    return true;
  }

  private boolean failed(Standing standing, String reason) {
    boolean _ = noted("remedy.undo-failed", List.of(standing.remedy(), reason));
    parts
        .announcements()
        .toTeam(NoticeKind.REMEDY_FAILED, Map.of("remedy", standing.remedy(), "cause", reason));
    return false;
  }

  private void tell() {
    parts
        .chronicle()
        .inForce(
            left.stream().map(one -> new RemedyInForce(one.remedy(), one.since(), null)).toList());
    parts.chronicle().seal();
  }
}
