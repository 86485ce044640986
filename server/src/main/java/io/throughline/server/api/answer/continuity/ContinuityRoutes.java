package io.throughline.server.api.answer.continuity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.custody.picture.ContinuityPicture;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The continuity of a journey, as data and as a picture. */
@RestController
@RequestMapping("/api/v1/journeys/{journey}")
public final class ContinuityRoutes {
  private final HiringJourneys journeys;

  public ContinuityRoutes(HiringJourneys journeys) {
    this.journeys = journeys;
  }

  @Operation(
      summary = "Who is the same human in which interaction",
      description =
          "Each interaction against each earlier one, by face, voice and both; no scores.")
  @ApiResponse(responseCode = "200", description = "The matrix and the ribbon.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "410", description = "journey.erased")
  @GetMapping("/continuity")
  ContinuityDocument continuity(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return ContinuityDocument.of(journeys.continuity(PathWords.journey(journey, caller)));
  }

  @Operation(summary = "The same as a picture (SVG)")
  @ApiResponse(responseCode = "200", description = "The picture.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "410", description = "journey.erased")
  @GetMapping(path = "/continuity.svg", produces = "image/svg+xml")
  ResponseEntity<String> picture(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(ContinuityPicture.svg(journeys.continuity(PathWords.journey(journey, caller))));
  }
}
