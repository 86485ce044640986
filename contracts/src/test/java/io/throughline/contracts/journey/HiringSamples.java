package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.Stage;
import java.time.LocalDate;
import java.util.List;

/** Between identity and day one. */
final class HiringSamples {
  private HiringSamples() {}

  static List<Object> all(Contacts contacts) {
    return List.of(
        new HiringRequest(
            new JourneyId("j-" + "b".repeat(26)),
            new SubjectId("s-" + "a".repeat(26)),
            1,
            contacts,
            Timers.standard(),
            null,
            null,
            null,
            new Preboarding(true, true, List.of(LocalDate.of(2026, 12, 25)), "Europe/Berlin")),
        new Findings("r", Stage.LOGISTICS, List.of("logistics.bank-shared", "call-back.refused")));
  }
}
