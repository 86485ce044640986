package io.throughline.server.api.answer.desk.preboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.server.api.JourneyDocument;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.cohort.Logistics;
import io.throughline.server.journeys.engine.JourneyUpdate;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Background checks, where equipment and pay go, and calls back. */
@RestController
@RequestMapping("/api/v1/journeys/{journey}")
@Tag(name = "preboarding")
public final class PreboardingRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(PreboardingRoutes.class);

  private final HiringJourneys journeys;
  private final Logistics logistics;

  public PreboardingRoutes(HiringJourneys journeys, Logistics logistics) {
    this.journeys = journeys;
    this.logistics = logistics;
  }

  @Operation(
      summary = "Enter the result of a background check",
      description =
          "A clear one covers at least identity, address-history and employment. An adverse one is"
              + " told to the candidate, who has five business days before anybody decides.")
  @ApiResponse(responseCode = "200", description = "The journey has it.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "findings.not-awaited, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/background")
  JourneyDocument background(
      @PathVariable String journey,
      @RequestBody RecordDocuments.Background result,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    Findings found = result.findings(PathWords.requestId(key));
    return told(hiring(journey, caller), found);
  }

  @Operation(
      summary = "Enter where equipment and pay go",
      description =
          "Address and account become keyed digests at once. Others of this deployment who share"
              + " them are weighed again, too.")
  @ApiResponse(responseCode = "200", description = "The journey has it.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "findings.not-awaited, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/logistics")
  JourneyDocument logistics(
      @PathVariable String journey,
      @RequestBody RecordDocuments.Where where,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    Logistics.Entered entered = where.entered();
    JourneyRegistry.Entry entry = hiring(journey, caller);
    Logistics.Kept kept = logistics.keep(entry, entered);
    JourneyDocument answer =
        toldOrForgotten(entry, kept, logistics.findings(entry, entered, PathWords.requestId(key)));
    logistics.sharing(entry).forEach(this::toldIfWanted);
    return answer;
  }

  /** What the journey does not take is not compared with anybody's either. */
  private JourneyDocument toldOrForgotten(
      JourneyRegistry.Entry journey, Logistics.Kept kept, Findings found) {
    try {
      return told(journey, found);
    } catch (ApiProblem refused) {
      logistics.forget(journey, kept);
      throw refused;
    }
  }

  /** Others may have ended, or look at no logistics: that is not this caller's fault. */
  private void toldIfWanted(JourneyRegistry.Entry other, Findings found) {
    try {
      var _ = told(other, found);
    } catch (ApiProblem unwanted) {
      LOG.atInfo().addKeyValue("reason", unwanted.reason()).log("findings.not-told");
    }
  }

  @Operation(
      summary = "Enter how a call back went",
      description = "At the number of the application, never at one that came with a change.")
  @ApiResponse(responseCode = "200", description = "The journey has it.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "findings.not-awaited, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/call-back")
  JourneyDocument callBack(
      @PathVariable String journey,
      @RequestBody RecordDocuments.Call call,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    Findings found = call.findings(PathWords.requestId(key));
    return told(hiring(journey, caller), found);
  }

  private JourneyRegistry.Entry hiring(String journey, Caller caller) {
    JourneyRegistry.Entry entry = journeys.entry(PathWords.journey(journey, caller));
    if (!entry.kind().equals(HiringOrder.KIND)) {
      throw ApiProblem.unknownJourney();
    }
    return entry;
  }

  private JourneyDocument told(JourneyRegistry.Entry journey, Findings found) {
    return JourneyDocument.of(
        HiringOrder.KIND,
        journeys.update(
            new JourneyRegistry.Key(journey.opener().tenant(), journey.journey()),
            new JourneyUpdate<>("submitFindings", found.requestId(), found, JourneyStatus.class)));
  }
}
