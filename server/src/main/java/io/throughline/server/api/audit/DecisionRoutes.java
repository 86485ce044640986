package io.throughline.server.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.PastDecisions;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was decided, and on what: for those who re-perform decisions. */
@RestController
public final class DecisionRoutes {
  private static final int MOST_JOURNEYS = 100;

  private final JourneyRegistry registry;
  private final PastDecisions decisions;
  private final JsonMapper json = new JsonMapper();

  DecisionRoutes(JourneyRegistry registry, PastDecisions decisions) {
    this.registry = registry;
    this.decisions = decisions;
  }

  /**
   * One page.
   *
   * @param erased journeys of this page whose person was erased: nothing of them can be
   *     re-performed
   * @param next the journey after which the next page begins; null if this is the last
   */
  @Schema(name = "PastDecisions")
  record Page(List<Made> decisions, int journeys, int erased, @Nullable String next) {}

  /**
   * One decision.
   *
   * @param question as policy was asked
   * @param outcome such as proceed; of a step-up with what was asked for
   */
  @Schema(name = "PastDecision")
  record Made(
      String journey,
      String stage,
      String interaction,
      String outcome,
      List<String> reasons,
      @Nullable String bundle,
      @JsonRawValue @Schema(type = "object") String question) {}

  @Operation(
      summary = "What policy was asked and what it decided, journey by journey, oldest first",
      description =
          "since is a day such as 2026-11-01, in UTC. after is the next of the page before.")
  @ApiResponse(responseCode = "200", description = "The decisions of some journeys.")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @GetMapping("/api/v1/decisions")
  Page list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST_JOURNEYS) {
      throw ApiProblem.invalid("The limit is 1 to " + MOST_JOURNEYS + ".");
    }
    Optional<JourneyId> from =
        Optional.ofNullable(after).map(text -> PathWords.journey(text, caller).journey());
    List<JourneyRegistry.Entry> found =
        registry.since(caller.tenant(), PathWords.day(since), from, limit + 1);
    List<JourneyRegistry.Entry> page = found.subList(0, Math.min(limit, found.size()));
    List<Made> made = new ArrayList<>();
    int erased = 0;
    for (JourneyRegistry.Entry entry : page) {
      if (registry.erased(entry)) {
        erased++;
      } else {
        decisions.of(entry).forEach(one -> made.add(made(entry, one)));
      }
    }
    String next = found.size() > limit ? page.getLast().journey().value() : null;
    return new Page(made, page.size(), erased, next);
  }

  private Made made(JourneyRegistry.Entry entry, PastDecisions.Made one) {
    PolicyQuestion question = one.question();
    return new Made(
        entry.journey().value(),
        question.stage().word(),
        question.interaction(),
        one.decision().spoken(),
        one.decision().basis().reasons(),
        one.decision().basis().bundleRevision(),
        text(question));
  }

  private String text(PolicyQuestion question) {
    try {
      return json.writeValueAsString(question);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a question can always be written", impossible);
    }
  }
}
