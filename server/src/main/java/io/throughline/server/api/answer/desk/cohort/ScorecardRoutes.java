package io.throughline.server.api.answer.desk.cohort;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.journeys.cohort.Scorecards;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** How the people of each vendor fared; rates of few people are withheld. */
@RestController
public final class ScorecardRoutes {
  private final Scorecards scorecards;

  public ScorecardRoutes(Scorecards scorecards) {
    this.scorecards = scorecards;
  }

  @Operation(
      summary = "How the people of each vendor fared",
      description =
          "Shares with Wilson intervals of 95 %, of those whose journeys have ended; absent where"
              + " they are fewer than ten. A vendor sees its own line.")
  @ApiResponse(responseCode = "200", description = "The vendors.")
  @GetMapping("/api/v1/vendors")
  CohortDocuments.Scorecard vendors(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    boolean all = caller.holdsAnyOf(Set.of(Role.HR, Role.ANALYST, Role.AUDITOR, Role.ADMIN));
    return new CohortDocuments.Scorecard(
        scorecards.of(caller.tenant()).stream()
            .filter(score -> all || score.vendor().equals(caller.id()))
            .map(CohortDocuments.Vendor::of)
            .toList());
  }
}
