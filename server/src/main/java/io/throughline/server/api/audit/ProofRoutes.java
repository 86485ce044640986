package io.throughline.server.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.bundle.ProofExport;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what the ledger holds of a journey, erased or not. */
@RestController
public final class ProofRoutes {
  private static final String ZIP = "application/zip";

  private final HiringJourneys journeys;
  private final ProofExport proofs;

  ProofRoutes(HiringJourneys journeys, ProofExport proofs) {
    this.journeys = journeys;
    this.proofs = proofs;
  }

  @Operation(
      summary = "Export the proof of a journey",
      description =
          "Each of its events in the ledger, what opens it, and its inclusion under the signed"
              + " head. It is checked offline: ./throughline audit verify. After an erasure the"
              + " events can be proved still, and not be opened.")
  @ApiResponse(
      responseCode = "200",
      description = "The bundle.",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @GetMapping(path = "/api/v1/journeys/{journey}/proof", produces = ZIP)
  ResponseEntity<byte[]> proof(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyId id = journeys.entryErasedOrNot(PathWords.journey(journey, caller)).journey();
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(id + ".proof.zip").build().toString())
        .body(proofs.of(id));
  }
}
