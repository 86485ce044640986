package io.throughline.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.WatchOrder;
import io.throughline.server.journeys.sequel.Watches;
import io.throughline.server.problem.ApiProblem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts, lists, shows and cancels journeys. */
@RestController
@RequestMapping("/api/v1/journeys")
public final class JourneyRoutes {

  private static final int MOST_LINES = 200;

  private final HiringJourneys journeys;
  private final JourneyOverview overview;
  private final Watches watches;

  JourneyRoutes(HiringJourneys journeys, JourneyOverview overview, Watches watches) {
    this.watches = watches;
    this.journeys = journeys;
    this.overview = overview;
  }

  /** The list of journeys, newest first. */
  public record JourneyList(List<Line> journeys) {}

  /** One journey in the list. */
  public record Line(String id, String kind, String state, String stage, Instant createdAt) {}

  @Operation(
      summary = "Start a journey",
      description = "The same body under the same Idempotency-Key is the same journey.")
  @ApiResponse(responseCode = "201", description = "The journey has begun.")
  @ApiResponse(responseCode = "200", description = "It had begun before.")
  @ApiResponse(responseCode = "409", description = "request.key-reused")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping
  ResponseEntity<JourneyDocument> start(
      @RequestBody Requests.NewJourney request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    HiringJourneys.Started started =
        journeys.start(caller.opener(), request.order(), PathWords.requestId(key));
    return answer(started, HiringOrder.KIND);
  }

  @Operation(
      summary = "Watch over who was cleared",
      description = "Begins a journey of its own; the same body under the same key is the same.")
  @ApiResponse(responseCode = "201", description = "The watch has begun.")
  @ApiResponse(responseCode = "200", description = "It had begun before.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "journey.not-cleared, request.key-reused")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/{journey}/watch")
  ResponseEntity<JourneyDocument> watch(
      @PathVariable String journey,
      @RequestBody Requests.NewWatch request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    HiringJourneys.Started started =
        watches.start(
            caller.opener(),
            PathWords.journey(journey, caller),
            request.wanted(),
            PathWords.requestId(key));
    return answer(started, WatchOrder.KIND);
  }

  private static ResponseEntity<JourneyDocument> answer(
      HiringJourneys.Started started, String kind) {
    JourneyDocument document =
        started
            .status()
            .map(status -> JourneyDocument.of(kind, status))
            .orElseGet(() -> JourneyDocument.begun(kind, started.journey()));
    return ResponseEntity.status(started.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/journeys/" + started.journey()))
        .body(document);
  }

  @Operation(summary = "List journeys, newest first")
  @GetMapping
  JourneyList list(
      @RequestParam(defaultValue = "" + MOST_LINES) int limit,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    if (limit < 1 || limit > MOST_LINES) {
      throw ApiProblem.invalid("The limit is 1 to " + MOST_LINES + ".");
    }
    return new JourneyList(
        overview.newest(caller.tenant(), limit).stream()
            .map(line ->
                new Line(
                    line.id().value(), line.kind(), line.state(), line.stage(), line.createdAt()))
            .toList());
  }

  @Operation(summary = "Show where a journey stands, with its timeline")
  @ApiResponse(responseCode = "200", description = "The journey.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @GetMapping("/{journey}")
  JourneyDocument show(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key id = PathWords.journey(journey, caller);
    return JourneyDocument.of(journeys.entry(id).kind(), journeys.status(id));
  }

  @Operation(
      summary = "Cancel a journey",
      description = "It tells people and closes without a verdict; the answer may precede that.")
  @ApiResponse(responseCode = "202", description = "The journey was asked to end.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "journey.ended")
  @PostMapping("/{journey}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  JourneyDocument cancel(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key id = PathWords.journey(journey, caller);
    return JourneyDocument.of(journeys.entry(id).kind(), journeys.cancel(id));
  }
}
