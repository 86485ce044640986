package io.throughline.contracts.remediation.action;

import java.util.List;

/**
 * What policy wants done about a decision.
 *
 * @param now at once; what is irreversible in it is left to a human
 * @param confirmed once a human has confirmed a hold
 * @param expired when nobody decided about a hold in time; what is irreversible is not done
 */
public record RemedyPlan(
    List<PlannedRemedy> now, List<PlannedRemedy> confirmed, List<PlannedRemedy> expired) {
  private static final RemedyPlan SAFE =
      new RemedyPlan(
          List.of(PlannedRemedy.of(new Remedy.HoldStage())),
          List.of(PlannedRemedy.of(new Remedy.Limit()), PlannedRemedy.of(new Remedy.Alert())),
          List.of(PlannedRemedy.of(new Remedy.Limit()), PlannedRemedy.of(new Remedy.Alert())));

  public RemedyPlan {
    now = List.copyOf(now);
    confirmed = List.copyOf(confirmed);
    expired = List.copyOf(expired);
  }

  /** Where policy said nothing: the journey stands still, and ends with the least access. */
  public static RemedyPlan safe() {
    return SAFE;
  }
}
