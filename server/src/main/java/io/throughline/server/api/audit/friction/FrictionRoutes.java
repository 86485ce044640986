package io.throughline.server.api.audit.friction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.api.audit.friction.FrictionReport.Figures;
import io.throughline.server.api.audit.friction.FrictionReport.OfStage;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.RecoveryOrder;
import io.throughline.server.problem.ApiProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports what journeys cost people and where people leave. */
@RestController
public final class FrictionRoutes {
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Map<String, List<Stage>> STAGES =
      Map.of(
          HiringOrder.KIND,
          List.of(Stage.CONSENT, Stage.INTERVIEW, Stage.IDENTITY, Stage.DAY_ONE, Stage.WATCH),
          RecoveryOrder.KIND,
          List.of(Stage.RECOVERY));

  private final StageFigures figures;

  FrictionRoutes(StageFigures figures) {
    this.figures = figures;
  }

  @Operation(
      summary = "Report friction and drop-out by stage",
      description =
          "Of journeys that entered a stage since then: how they left it, the drop-out rate with"
              + " its 95 % interval, and what it cost people. Figures of fewer than 5 people are"
              + " not given.")
  @ApiResponse(responseCode = "200", description = "The report.")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @GetMapping("/api/v1/friction")
  FrictionReport friction(
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(defaultValue = HiringOrder.KIND) String kind,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    List<Stage> stages = STAGES.get(kind);
    if (stages == null) {
      throw ApiProblem.invalid("The kind of journey is hiring or recovery.");
    }
    Instant from = since == null ? FIRST : instant(since);
    Map<String, Figures> found = figures.of(caller.tenant(), kind, from);
    return new FrictionReport(
        kind,
        since == null ? null : from,
        StageFigures.FEWEST_PEOPLE,
        stages.stream()
            .map(Stage::word)
            .map(stage -> new OfStage(stage, !found.containsKey(stage), found.get(stage)))
            .toList());
  }

  /** A day begins at midnight UTC. */
  private static Instant instant(String text) {
    try {
      Instant at =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!at.isBefore(FIRST) && at.isBefore(LAST)) {
        return at;
      }
    } catch (DateTimeParseException notATime) {
      // Answered below, as what lies out of range.
    }
    throw ApiProblem.invalid("Since is a day such as 2026-11-01, or an instant in UTC.");
  }
}
