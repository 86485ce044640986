package io.throughline.server.api.answer.desk.recovery;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.sequel.Recoveries;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens recoveries and tells how they stand; nothing here lets anybody in. */
@RestController
@RequestMapping("/api/v1/recoveries")
public final class RecoveryRoutes {

  private final Recoveries recoveries;
  private final HiringJourneys journeys;
  private final EvidenceIntake intake;

  public RecoveryRoutes(Recoveries recoveries, HiringJourneys journeys, EvidenceIntake intake) {
    this.recoveries = recoveries;
    this.journeys = journeys;
    this.intake = intake;
  }

  @Operation(
      summary = "Open a recovery",
      description =
          "Tells the owner at the address that is known, freezes the factors, and sends a link. The"
              + " same body under the same Idempotency-Key is the same recovery.")
  @ApiResponse(responseCode = "201", description = "The recovery has begun.")
  @ApiResponse(responseCode = "200", description = "It had begun before.")
  @ApiResponse(
      responseCode = "409",
      description = "recovery.not-enrolled, recovery.running, request.key-reused")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping
  ResponseEntity<RecoveryDocument> open(
      @RequestBody NewRecovery request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    HiringJourneys.Started started =
        recoveries.start(caller.opener(), request.wanted(), PathWords.requestId(key));
    return ResponseEntity.status(started.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/recoveries/" + started.journey()))
        .body(
            started
                .status()
                .map(RecoveryDocument::of)
                .orElseGet(() -> RecoveryDocument.begun(started.journey())));
  }

  @Operation(summary = "Waiting, verified, not verified, or human needed")
  @ApiResponse(responseCode = "200", description = "The recovery.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @GetMapping("/{journey}")
  RecoveryDocument show(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key key = known(journey, caller);
    return RecoveryDocument.of(journeys.status(key));
  }

  @Operation(
      summary = "Send the owner a new link",
      description = "To the address that is known, twice at most; nobody can choose another.")
  @ApiResponse(responseCode = "202", description = "It is on its way.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "request.too-often, journey.ended")
  @PostMapping("/{journey}/link")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RecoveryDocument resend(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key key = known(journey, caller);
    return RecoveryDocument.of(
        journeys.ask(
            key, new PersonRequest(UUID.randomUUID().toString(), PersonRequest.Wish.NEW_LINK)));
  }

  @Operation(
      summary = "Add the sound of the call",
      description = "Role dial-in; the owner's own recording comes from the owner's page only.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/octet-stream",
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "201", description = "The recovery has it.")
  @ApiResponse(responseCode = "404", description = "journey.unknown, role.unknown")
  @ApiResponse(
      responseCode = "409",
      description = "interaction.not-awaited, role.filled, journey.ended")
  @ApiResponse(responseCode = "413", description = "media.over-limit")
  @ApiResponse(responseCode = "415", description = "media.unsupported, media.kind-mismatch")
  @PutMapping("/{journey}/evidence/{role}")
  @ResponseStatus(HttpStatus.CREATED)
  RecoveryDocument call(
      @PathVariable String journey,
      @PathVariable String role,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      HttpServletRequest request)
      throws IOException {
    JourneyRegistry.Key key = PathWords.journey(journey, caller);
    JourneyRegistry.Entry entry = recoveries.entry(key);
    if (!role.equals(EvidenceRole.DIAL_IN.word())) {
      throw ApiProblem.of(HttpStatus.NOT_FOUND, "role.unknown", "Only the call is taken here.");
    }
    String id = PathWords.requestId(request.getHeader(PathWords.IDEMPOTENCY_KEY));
    EvidenceReceipt _ =
        intake.take(
            new EvidenceIntake.Purpose(entry, EvidenceRole.DIAL_IN, Optional.empty()),
            request.getInputStream(),
            request.getContentLengthLong(),
            evidence ->
                journeys.submitEvidence(
                    key, new EvidenceSubmission(id, RecoveryJourney.PROOF, evidence, false)));
    return RecoveryDocument.of(journeys.status(key));
  }

  @Operation(summary = "Call a recovery off")
  @ApiResponse(responseCode = "202", description = "The recovery was asked to end.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "journey.ended")
  @PostMapping("/{journey}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RecoveryDocument cancel(
      @PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return RecoveryDocument.of(journeys.cancel(known(journey, caller)));
  }

  private JourneyRegistry.Key known(String journey, Caller caller) {
    JourneyRegistry.Key key = PathWords.journey(journey, caller);
    JourneyRegistry.Entry _ = recoveries.entry(key);
    return key;
  }
}
