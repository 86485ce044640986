package io.throughline.server.api.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import io.throughline.contracts.journey.answer.review.ReviewReason;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.policy.Challenge;
import io.throughline.server.problem.ApiProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What people answer, as it comes in; what is missing or odd is refused here. */
final class Answers {

  private Answers() {}

  @Schema(name = "Consent")
  record Consent(
      @Nullable Boolean face,
      @Nullable Boolean voice,
      @Schema(
              description =
                  "Whether the face may be looked for among other people of this deployment; left"
                      + " out: no. The journey goes on without it.")
          @Nullable Boolean search) {}

  @Schema(name = "Assignment", description = "Who has the case from now on.")
  record Assignment(
      @Schema(description = "me, another caller's id, or null: nobody.") @Nullable String to) {

    /** Empty: nobody. */
    Optional<CallerId> toWhom(CallerId me) {
      try {
        return Optional.ofNullable(to).map(word -> word.equals("me") ? me : new CallerId(word));
      } catch (IllegalArgumentException nobody) {
        throw ApiProblem.invalid("A case goes to me, to a caller's id, or to null.");
      }
    }
  }

  /** Who decides on a journey of that kind, by which request. */
  record By(String requestId, CallerId reviewer, String kind) {}

  @Schema(name = "Review")
  record Review(
      @Schema(allowableValues = {"confirm", "clear", "ask-more"}) @Nullable String verdict,
      @Nullable String reasonCode,
      @Schema(
              allowableValues = {"recapture", "random-challenge"},
              description = "With ask-more: what the person is asked for.")
          @Nullable String ask) {

    ReviewAnswer answer(By by, Optional<ReviewCaseId> reviewCase) {
      Verdict said =
          switch (verdict) {
            case "confirm" -> Verdict.CONFIRM;
            case "clear" -> Verdict.CLEAR;
            case "ask-more" -> Verdict.ASK_MORE;
            case null, default ->
                throw ApiProblem.invalid("The verdict is confirm, clear or ask-more.");
          };
      return new ReviewAnswer(
          by.requestId(),
          said,
          reason(said, by.kind().equals(AppealRequest.KIND)),
          by.reviewer(),
          reviewCase.orElse(null),
          challenge(said));
    }

    private String reason(Verdict said, boolean appeal) {
      return Optional.ofNullable(reasonCode)
          .flatMap(code -> ReviewReason.of(said, code, appeal))
          .map(ReviewReason::code)
          .orElseThrow(() ->
              ApiProblem.of(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "review.reason-unknown",
                  "To "
                      + said.word()
                      + " takes one of these reasons: "
                      + String.join(", ", ReviewReason.codesOf(said, appeal))
                      + "."));
    }

    private @Nullable Challenge challenge(Verdict said) {
      if (said != Verdict.ASK_MORE && ask == null) {
        return null;
      }
      return switch (said == Verdict.ASK_MORE ? ask : "") {
        case "recapture" -> Challenge.RECAPTURE;
        case "random-challenge" -> Challenge.RANDOM_CHALLENGE;
        case null, default ->
            throw ApiProblem.invalid("To ask for more says recapture or random-challenge.");
      };
    }
  }
}
