package io.throughline.server.api.answer.desk.appeal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.problem.ApiProblem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether a journey was appealed, and what came of it. */
@RestController
@RequestMapping("/api/v1/journeys/{journey}/appeal")
public final class AppealRoutes {
  private final HiringJourneys journeys;
  private final Appeals appeals;

  public AppealRoutes(HiringJourneys journeys, Appeals appeals) {
    this.journeys = journeys;
    this.appeals = appeals;
  }

  @Operation(
      summary = "Show the appeal against a journey",
      description =
          "Only the person opens one, on the own page. What the person says is shown with the case"
              + " to whoever decides it, and not here.")
  @ApiResponse(responseCode = "200", description = "The appeal.")
  @ApiResponse(responseCode = "404", description = "journey.unknown, appeal.none")
  @ApiResponse(responseCode = "410", description = "journey.erased")
  @GetMapping
  AppealDocument show(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key appealed = PathWords.journey(journey, caller);
    JourneyRegistry.Entry _ = journeys.entry(appealed);
    JourneyRegistry.Entry appeal =
        appeals
            .against(appealed)
            .orElseThrow(() ->
                ApiProblem.of(
                    HttpStatus.NOT_FOUND, "appeal.none", "Nobody has appealed against it."));
    return AppealDocument.of(
        appealed.journey().value(),
        appeal.createdAt(),
        journeys.status(new JourneyRegistry.Key(caller.tenant(), appeal.journey())));
  }
}
