package io.throughline.contracts.journey;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealMatter;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.JourneyState;
import java.time.Instant;
import java.util.List;

/** One of everything that appeals send. */
final class AppealSamples {
  private static final JourneyId JOURNEY = new JourneyId("j-" + "p".repeat(26));
  private static final JourneyId APPEALED = new JourneyId("j-" + "b".repeat(26));
  private static final Instant THEN = Instant.parse("2026-11-23T10:15:30.123Z");

  private AppealSamples() {}

  static List<Object> all(ReviewPack pack) {
    AppealMatter matter =
        new AppealMatter(
            APPEALED,
            "It was me.\nI had a cold.",
            JourneyState.BLOCKED,
            THEN,
            true,
            List.of("continuity.voice-different", "review.other-person"),
            List.of(pack));
    return List.of(
        matter,
        new AppealRequest(
            JOURNEY,
            new SubjectId("s-" + "a".repeat(26)),
            Samples.CONTACTS,
            Timers.appeal(),
            RemedySamples.ACCOUNT,
            List.of(Samples.CAPTURE),
            List.of(new CallerId("c-" + "a".repeat(26))),
            matter),
        APPEALED,
        new AppealActivities.InForce(
            List.of(
                new AppealActivities.Standing(APPEALED + "/interview-1/2/limit", "limit", THEN))),
        new AppealActivities.Withdrawal(APPEALED, JOURNEY),
        new AppealActivities.Withdrawn(2));
  }
}
