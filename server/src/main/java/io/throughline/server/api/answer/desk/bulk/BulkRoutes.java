package io.throughline.server.api.answer.desk.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.OrderBook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts many hiring journeys at once. */
@RestController
@RequestMapping("/api/v1/journeys/bulk")
public final class BulkRoutes {
  private final BulkStart start;

  public BulkRoutes(HiringJourneys journeys, OrderBook orders) {
    this.start = new BulkStart(journeys, orders);
  }

  /** Rows with the columns of a file. */
  @Schema(name = "NewJourneys")
  record NewJourneys(@Nullable List<Map<String, @Nullable Object>> rows) {}

  @Operation(
      summary = "Start many hiring journeys",
      description =
          "Comma-separated values (RFC 4180, UTF-8, 10 MiB, 1,000 rows) with a heading: externalId,"
              + " email, salutation, team, and if wanted interviews (2), account, dayOne, zone (of a"
              + " watch that follows). The same externalId is one journey, however often it comes."
              + " Rows that are wrong are told by line and field, and hinder no other unless"
              + " allOrNothing is true; dryRun starts nothing.")
  @ApiResponse(responseCode = "200", description = "What became of each row.")
  @ApiResponse(responseCode = "413", description = "request.over-limit")
  @ApiResponse(responseCode = "422", description = "bulk.unreadable, request.invalid")
  @PostMapping(consumes = "text/csv")
  BulkReport csv(
      @RequestBody byte[] text,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String dryRun,
      @RequestParam(required = false) @Nullable String allOrNothing) {
    BulkStart.Wish wish = wish(caller, dryRun, allOrNothing);
    return start.start(BulkRows.csv(text), wish);
  }

  @Operation(
      summary = "Start many hiring journeys, as JSON",
      description = "The same columns as in a file.")
  @ApiResponse(responseCode = "200", description = "What became of each row.")
  @ApiResponse(responseCode = "413", description = "request.over-limit")
  @ApiResponse(responseCode = "422", description = "bulk.unreadable, request.invalid")
  @PostMapping(consumes = "application/json")
  BulkReport json(
      @RequestBody NewJourneys request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String dryRun,
      @RequestParam(required = false) @Nullable String allOrNothing) {
    BulkStart.Wish wish = wish(caller, dryRun, allOrNothing);
    return start.start(BulkRows.json(request.rows() == null ? List.of() : request.rows()), wish);
  }

  private static BulkStart.Wish wish(
      Caller caller, @Nullable String dryRun, @Nullable String allOrNothing) {
    return new BulkStart.Wish(
        caller.opener(), PathWords.flag(dryRun), PathWords.flag(allOrNothing));
  }
}
