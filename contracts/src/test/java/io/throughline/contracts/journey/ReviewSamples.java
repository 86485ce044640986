package io.throughline.contracts.journey;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import java.time.Instant;
import java.util.List;

/** One of everything that crosses a process in a review and on the person's page. */
final class ReviewSamples {
  private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");
  private static final JourneyId JOURNEY = new JourneyId("j-" + "b".repeat(26));
  private static final CallerId REVIEWER = new CallerId("c-" + "c".repeat(26));
  private static final ReviewCaseId CASE = ReviewCaseId.of(JOURNEY, 1);

  private ReviewSamples() {}

  static List<Object> all() {
    return List.of(
        new Contacts("a@b.example", "c@d.example", "Ann"),
        new PersonRequest("r", PersonRequest.Wish.HUMAN),
        new ReviewAnswer(
            "r",
            ReviewAnswer.Verdict.ASK_MORE,
            "review.wrong-file",
            REVIEWER,
            CASE,
            Challenge.RECAPTURE),
        new ReviewAssignment("r", CASE, REVIEWER, null),
        reviewCase(),
        new ReviewPacks(List.of(pack())));
  }

  private static ReviewCase reviewCase() {
    return new ReviewCase(
        CASE,
        JOURNEY,
        3,
        Stage.INTERVIEW,
        "interview-1",
        CaseState.ASKED,
        AT,
        AT.plusSeconds(1),
        AT.plusSeconds(2),
        true,
        1,
        REVIEWER,
        new ReviewCase.Answered("ask-more", "review.wrong-file", REVIEWER, AT));
  }

  static ReviewPack pack() {
    Link link =
        new Link(new InteractionId("interview-1"), new InteractionId("interview-2"), Modality.FACE);
    return new ReviewPack(
        CASE,
        "hold",
        List.of("continuity.face-different"),
        List.of("dial-in: evidence.not-handed-in"),
        link,
        List.of(
            new ReviewPack.Observation(
                ReviewPack.Side.AGAINST, "face", "interview-1 ↔ interview-2", "a.b")));
  }
}
