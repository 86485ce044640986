package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One of everything about remedies that crosses a process. */
final class RemedySamples {
  static final DirectoryAccount ACCOUNT = new DirectoryAccount("sam@corp.example");
  private static final JourneyId JOURNEY = new JourneyId("j-" + "b".repeat(26));
  private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");

  private RemedySamples() {}

  static List<Object> all() {
    return List.of(
        new RemedyOrder("k", JOURNEY, ACCOUNT, new Remedy.Reinstate(), "u", true, AT, AT),
        new RemedyOrder("k", JOURNEY, null, new Remedy.Limit(), null, false, AT, null),
        new RemedyReceipt(RemedyReceipt.State.NOT_APPLICABLE, true, "remedy.no-receiver"));
  }

  static RemedyPlan plan() {
    return new RemedyPlan(
        Remedy.nameable().stream().map(PlannedRemedy::of).toList(),
        List.of(new PlannedRemedy(new Remedy.Limit(), Duration.ofDays(3))),
        List.of());
  }
}
