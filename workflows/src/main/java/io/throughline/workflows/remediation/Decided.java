package io.throughline.workflows.remediation;

import io.temporal.failure.ActivityFailure;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.workflows.evidence.Failures;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What policy decides, and what only the ledger keeps of it. */
public final class Decided {
  private Decided() {}

  /** No answer in time is a hold, as is an answer that cannot be understood. */
  public static Decision by(PolicyActivities policy, PolicyQuestion question) {
    try {
      return policy.decide(question);
    } catch (ActivityFailure failure) {
      return Decision.hold(Failures.reason(failure, "policy"));
    }
  }

  /** By name; the caller's own to add to. */
  public static SortedMap<String, String> details(Decision decision) {
    DecisionBasis basis = decision.basis();
    TreeMap<String, String> details = new TreeMap<>();
    details.put("decisionId", Optional.ofNullable(basis.decisionId()).orElse(""));
    details.put("bundle", Optional.ofNullable(basis.bundleRevision()).orElse(""));
    details.put("notChecked", String.join(" ", basis.notChecked()));
    details.put("remedies", Remedies.named(decision));
    Optional.ofNullable(basis.brokenLink())
        .ifPresent(link -> details.put("brokenLink", link.spoken()));
    return details;
  }
}
