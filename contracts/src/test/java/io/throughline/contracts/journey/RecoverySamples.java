package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.policy.LivenessChallenge;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One of everything that recoveries send. */
final class RecoverySamples {
  private static final JourneyId JOURNEY = new JourneyId("j-" + "r".repeat(26));

  private RecoverySamples() {}

  static List<Object> all() {
    return List.of(
        new RecoveryRequest(
            JOURNEY,
            new SubjectId("s-" + "a".repeat(26)),
            new JourneyId("j-" + "b".repeat(26)),
            Samples.CONTACTS,
            Timers.recovery(),
            List.of(Samples.CAPTURE),
            RemedySamples.ACCOUNT,
            RecoveryRequest.Terms.standard("INC-7", true)),
        new CaptureTask(
            true,
            1,
            new LivenessChallenge(List.of(), "47219"),
            Instant.parse("2026-11-23T10:15:30.123Z")),
        new EvidenceSubmission(
            "r",
            Samples.CAPTURE.interaction(),
            Objects.requireNonNull(Samples.CAPTURE.source()),
            false,
            true),
        RemedySamples.ACCOUNT,
        new AccountStanding(AccountStanding.Kind.UNKNOWN),
        new AccountSigns(6, 1, 0, 2),
        new PersonRequest("r", PersonRequest.Wish.NOT_ME));
  }
}
