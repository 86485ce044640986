package io.throughline.contracts.policy;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.remediation.action.RemedyPlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on, enough to re-perform it.
 *
 * @param decisionId as the policy engine gave it; absent where it gave none
 * @param bundleRevision of the policies that decided; absent where none did
 * @param reasons dotted and stable, never empty
 * @param notChecked what could not be looked at, dotted and stable
 * @param brokenLink the link that does not hold, absent if all hold
 * @param plan what policy wants done about it; the safe one where policy said nothing
 */
public record DecisionBasis(
    @Nullable String decisionId,
    @Nullable String bundleRevision,
    List<String> reasons,
    List<String> notChecked,
    @Nullable Link brokenLink,
    RemedyPlan plan) {
  public DecisionBasis {
    reasons = List.copyOf(reasons);
    notChecked = List.copyOf(notChecked);
    // Decisions in older histories have none.
    plan = Objects.requireNonNullElse(plan, RemedyPlan.safe());
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a decision says why");
    }
  }

  /** A basis made here because policy gave none. */
  public static DecisionBasis withoutPolicy(String reason) {
    return new DecisionBasis(
        null, null, List.of(reason), List.of("policy"), null, RemedyPlan.safe());
  }
}
