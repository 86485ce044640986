package io.throughline.server.api.answer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.server.api.JourneyDocument;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people answer: consent, and the verdict of a review. */
@RestController
@RequestMapping("/api/v1/journeys/{journey}")
public final class AnswerRoutes {

  private final HiringJourneys journeys;

  public AnswerRoutes(HiringJourneys journeys) {
    this.journeys = journeys;
  }

  @Operation(
      summary = "Record the person's answer about face and voice processing",
      description = "Anything less than both leads to a human, and is no rejection.")
  @ApiResponse(responseCode = "200", description = "The answer is recorded.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "consent.answered or journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/consent")
  JourneyDocument consent(
      @PathVariable String journey,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestBody Answers.Consent consent,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    JourneyRegistry.Key id = PathWords.journey(journey, caller);
    if (consent.face() == null || consent.voice() == null) {
      throw ApiProblem.invalid("Both face and voice are answered with true or false.");
    }
    ConsentAnswer answer =
        new ConsentAnswer(
            PathWords.requestId(key), consent.face(), consent.voice(), false, consent.search());
    return JourneyDocument.of(HiringOrder.KIND, journeys.answerConsent(id, answer));
  }

  @Operation(summary = "Record a reviewer's verdict on a held journey that somebody else opened")
  @ApiResponse(responseCode = "200", description = "The verdict is recorded.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "403", description = "review.own-case")
  @ApiResponse(
      responseCode = "409",
      description =
          "review.not-awaited, review.assigned-elsewhere, review.asked-enough, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid, review.reason-unknown")
  @PostMapping("/review")
  JourneyDocument review(
      @PathVariable String journey,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestBody Answers.Review review,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    JourneyRegistry.Key id = PathWords.journey(journey, caller);
    String kind = journeys.entry(id).kind();
    Answers.By by = new Answers.By(PathWords.requestId(key), caller.id(), kind);
    return JourneyDocument.of(kind, journeys.answerReview(id, review.answer(by, Optional.empty())));
  }
}
