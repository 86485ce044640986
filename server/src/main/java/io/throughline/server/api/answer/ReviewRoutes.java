package io.throughline.server.api.answer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.server.api.JourneyDocument;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of held journeys: who has which case, what it shows, and the verdict on it. */
@RestController
@RequestMapping("/api/v1/reviews")
public final class ReviewRoutes {

  private static final int MOST_LINES = 200;

  private final HiringJourneys journeys;
  private final ReviewQueue queue;
  private final Appeals appeals;

  public ReviewRoutes(HiringJourneys journeys, ReviewQueue queue, Appeals appeals) {
    this.appeals = appeals;
    this.journeys = journeys;
    this.queue = queue;
  }

  @Operation(
      summary = "List review cases, what is due first first",
      description =
          "state is open, mine (those that the caller has), escalated, asked (the person was asked"
              + " for more) or answered. after is the next of the page before.")
  @ApiResponse(responseCode = "200", description = "The cases.")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @GetMapping
  ReviewDocuments.Queue list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST_LINES) {
      throw ApiProblem.invalid("The limit is 1 to " + MOST_LINES + ".");
    }
    ReviewQueue.Filter filter =
        ReviewQueue.Filter.of(state)
            .orElseThrow(
                () -> ApiProblem.invalid("The state is open, mine, escalated, asked or answered."));
    Optional<ReviewCaseId> from = Optional.ofNullable(after).map(PathWords::reviewCase);
    List<ReviewCase> found =
        queue.list(caller.tenant(), caller.id(), new ReviewQueue.Page(filter, from, limit + 1));
    List<ReviewCase> page = found.subList(0, Math.min(limit, found.size()));
    return new ReviewDocuments.Queue(
        page.stream().map(ReviewDocuments.Line::of).toList(),
        found.size() > limit ? page.getLast().id().value() : null);
  }

  @Operation(
      summary = "Show a case: what speaks for and against, by family, without name and score",
      description = "Of an appeal also what the person says, and what was shown before.")
  @ApiResponse(responseCode = "200", description = "The case.")
  @ApiResponse(responseCode = "404", description = "review.unknown")
  @ApiResponse(responseCode = "410", description = "journey.erased")
  @GetMapping("/{review}")
  ReviewDocuments.Pack show(
      @PathVariable String review, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    ReviewCase found = found(review, caller);
    JourneyRegistry.Entry journey = journeys.entry(key(found, caller));
    boolean appeal = journey.kind().equals(AppealRequest.KIND);
    return ReviewDocuments.Pack.of(
        found,
        journeys.packs(key(found, caller)).of(found.id()).orElseThrow(ApiProblem::unknownCase),
        appeal ? Optional.of(appeals.matter(journey)) : Optional.empty());
  }

  @Operation(
      summary = "Take a case, give it back, or hand it on",
      description =
          "Who has a case gives it back or hands it on. A case that nobody has, or that was"
              + " escalated, anybody takes who did not open the journey.")
  @ApiResponse(responseCode = "200", description = "The case as it now stands.")
  @ApiResponse(responseCode = "403", description = "review.own-case")
  @ApiResponse(responseCode = "404", description = "review.unknown")
  @ApiResponse(
      responseCode = "409",
      description =
          "review.assigned-elsewhere, review.second-person, review.not-awaited, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/{review}/assignment")
  ReviewDocuments.Line assign(
      @PathVariable String review,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestBody Answers.Assignment assignment,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    Optional<CallerId> to = assignment.toWhom(caller.id());
    ReviewCase found = found(review, caller);
    return ReviewDocuments.Line.of(
        journeys.assignReview(
            key(found, caller),
            new ReviewAssignment(
                PathWords.requestId(key), found.id(), caller.id(), to.orElse(null))));
  }

  @Operation(summary = "Record a reviewer's verdict on this very case")
  @ApiResponse(responseCode = "200", description = "The journey after it.")
  @ApiResponse(responseCode = "403", description = "review.own-case")
  @ApiResponse(responseCode = "404", description = "review.unknown")
  @ApiResponse(
      responseCode = "409",
      description =
          "review.not-awaited, review.assigned-elsewhere, review.second-person,"
              + " review.asked-enough, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid, review.reason-unknown")
  @PostMapping("/{review}/verdict")
  JourneyDocument decide(
      @PathVariable String review,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestBody Answers.Review verdict,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    ReviewCase found = found(review, caller);
    JourneyRegistry.Key journey = key(found, caller);
    String kind = journeys.entry(journey).kind();
    Answers.By by = new Answers.By(PathWords.requestId(key), caller.id(), kind);
    return JourneyDocument.of(
        kind, journeys.answerReview(journey, verdict.answer(by, Optional.of(found.id()))));
  }

  private ReviewCase found(String review, Caller caller) {
    return queue
        .find(caller.tenant(), PathWords.reviewCase(review))
        .orElseThrow(ApiProblem::unknownCase);
  }

  private static JourneyRegistry.Key key(ReviewCase found, Caller caller) {
    return new JourneyRegistry.Key(caller.tenant(), found.journey());
  }
}
