package io.throughline.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.cohort.OnboardingOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.RecoveryOrder;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes evidence as a stream; its bytes are never held in memory. */
@RestController
public final class EvidenceRoutes {

  private static final String LAST = "last";

  /** Nobody hands anything in for the person of these. */
  private static final Set<String> OWN_PAGE = Set.of(RecoveryOrder.KIND, AppealRequest.KIND);

  private final HiringJourneys journeys;
  private final EvidenceIntake intake;

  EvidenceRoutes(HiringJourneys journeys, EvidenceIntake intake) {
    this.journeys = journeys;
    this.intake = intake;
  }

  /**
   * The journey has the evidence.
   *
   * @param address keyed digest of the bytes
   * @param attempt 1 for the first capture of the interaction
   */
  @Schema(name = "EvidenceReceipt")
  public record Receipt(
      String interaction, String role, String address, int attempt, List<String> stillAwaited) {}

  @Operation(
      summary = "Hand in evidence",
      description = "The body is the media itself. What it is is told by its content.",
      parameters = {
        @Parameter(
            name = LAST,
            in = ParameterIn.QUERY,
            description = "Whether nothing more comes for this interaction.",
            schema = @Schema(type = "boolean", defaultValue = "false")),
        @Parameter(
            name = PathWords.TILE,
            in = ParameterIn.QUERY,
            description = "Part of the picture that shows the subject: x,y,width,height, 0 to 1.",
            example = "0.5,0,0.5,1",
            schema = @Schema(type = "string")),
        @Parameter(
            name = PathWords.TRACK,
            in = ParameterIn.QUERY,
            description = "The subject's picture and sound track, where there are several.",
            schema = @Schema(type = "integer", minimum = "0", maximum = "15")),
        @Parameter(
            name = PathWords.TURN,
            in = ParameterIn.QUERY,
            description = "Seconds in which the subject speaks, from-to; once for each turn.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "12.5-20")))
      },
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/octet-stream",
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "201", description = "The journey has it.")
  @ApiResponse(responseCode = "404", description = "journey.unknown, interaction.unknown")
  @ApiResponse(responseCode = "408", description = "upload.too-slow")
  @ApiResponse(
      responseCode = "409",
      description =
          "consent.missing, interaction.not-awaited, role.not-awaited, role.filled, journey.ended")
  @ApiResponse(responseCode = "413", description = "media.over-limit")
  @ApiResponse(responseCode = "415", description = "media.unsupported, media.kind-mismatch")
  @ApiResponse(responseCode = "422", description = "evidence.empty, subject-hint.invalid")
  @PutMapping("/api/v1/journeys/{journey}/interactions/{interaction}/evidence/{role}")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt submit(
      @PathVariable String journey,
      @PathVariable String interaction,
      @PathVariable String role,
      HttpServletRequest request)
      throws IOException {
    JourneyRegistry.Key id = PathWords.journey(journey, caller(request));
    InteractionId meeting = PathWords.interaction(interaction);
    EvidenceRole as = PathWords.role(role);
    Optional<SubjectHint> hint = PathWords.subjectHint(request::getParameterValues);
    boolean last = PathWords.flag(request.getParameter(LAST));
    String requestId = PathWords.requestId(request.getHeader(PathWords.IDEMPOTENCY_KEY));
    JourneyRegistry.Entry entry = journeys.entry(id);
    boolean own =
        entry.kind().equals(OnboardingOrder.KIND) && !meeting.equals(OnboardingJourney.TRAINING);
    if (own || OWN_PAGE.contains(entry.kind())) {
      // Only the person proves it, or adds to an appeal, on the person's own page.
      throw ApiProblem.refused(Refusal.ROLE_NOT_AWAITED);
    }
    journeys.requireConsent(id);
    EvidenceReceipt receipt =
        intake.take(
            new EvidenceIntake.Purpose(entry, as, hint),
            request.getInputStream(),
            request.getContentLengthLong(),
            evidence ->
                journeys.submitEvidence(
                    id, new EvidenceSubmission(requestId, meeting, evidence, last)));
    return new Receipt(
        receipt.interaction().value(),
        as.word(),
        receipt.address().value(),
        receipt.attempt(),
        receipt.stillAwaited().stream().map(EvidenceRole::word).toList());
  }

  /** The gate lets nobody in without. */
  private static Caller caller(HttpServletRequest request) {
    if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("the gate named no caller");
  }
}
