package io.throughline.server.api.answer.desk.cohort;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.server.api.JourneyDocument;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.cohort.Cohorts;
import io.throughline.server.journeys.cohort.OnboardingOrder;
import io.throughline.server.journeys.cohort.roster.Roster;
import io.throughline.server.journeys.engine.JourneyUpdate;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.KeyedDigest;
import java.net.URI;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens cohorts, takes rosters, and binds seats; a vendor sees the own cohorts and no others. */
@RestController
@RequestMapping("/api/v1/cohorts")
public final class CohortRoutes {
  private static final Set<Role> BESIDE_VENDORS =
      Set.of(Role.HR, Role.ANALYST, Role.AUDITOR, Role.ADMIN);

  private final Cohorts cohorts;
  private final HiringJourneys journeys;
  private final JourneyOverview overview;
  private final KeyedDigest digests;

  public CohortRoutes(
      Cohorts cohorts, HiringJourneys journeys, JourneyOverview overview, KeyedDigest digests) {
    this.cohorts = cohorts;
    this.journeys = journeys;
    this.overview = overview;
    this.digests = digests;
  }

  @Operation(
      summary = "Open a cohort",
      description = "The same body under the same Idempotency-Key is the same cohort.")
  @ApiResponse(responseCode = "201", description = "The cohort is open.")
  @ApiResponse(responseCode = "200", description = "It was open before.")
  @ApiResponse(responseCode = "409", description = "request.key-reused")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping
  ResponseEntity<CohortDocuments.Document> open(
      @RequestBody CohortDocuments.NewCohort request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestHeader(name = PathWords.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    HiringJourneys.Started started =
        cohorts.open(caller.opener(), request.order(), PathWords.requestId(key));
    return ResponseEntity.status(started.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/cohorts/" + started.journey()))
        .body(show(started.journey().value(), caller));
  }

  @Operation(summary = "Show a cohort: its members, and who of them may be one person")
  @ApiResponse(responseCode = "200", description = "The cohort.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @GetMapping("/{cohort}")
  CohortDocuments.Document show(
      @PathVariable String cohort, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Entry entry = known(cohort, caller);
    List<JourneyRegistry.Entry> members =
        cohorts.members(entry).stream()
            .map(member -> new JourneyRegistry.Key(caller.tenant(), member))
            .map(journeys::entryErasedOrNot)
            .toList();
    return CohortDocuments.Document.of(entry.journey(), cohorts.book(entry), overview.of(members));
  }

  @Operation(summary = "Vouch for the people of a cohort")
  @ApiResponse(responseCode = "200", description = "The cohort.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/{cohort}/attestation")
  CohortDocuments.Document attest(
      @PathVariable String cohort,
      @RequestBody CohortDocuments.NewAttestation attestation,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    attestation.require();
    var _ = cohorts.attest(known(cohort, caller), caller.id());
    return show(cohort, caller);
  }

  @Operation(
      summary = "Hand in a roster",
      description =
          "Comma-separated values (RFC 4180) with a heading: worker, name, email, and if known"
              + " account (HR only), phone, bank, address, zone. Rows that are wrong are told by line and"
              + " field, and hinder no other. The same row again is the same member.")
  @ApiResponse(responseCode = "200", description = "Who was admitted, and what is wrong.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "cohort.limited, cohort.full, journey.ended")
  @ApiResponse(responseCode = "422", description = "roster.malformed")
  @PostMapping(path = "/{cohort}/roster", consumes = "text/csv")
  CohortDocuments.RosterReport csv(
      @PathVariable String cohort,
      @RequestBody String text,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return admitted(known(cohort, caller), allowed(Roster.csv(text), caller));
  }

  @Operation(summary = "Hand in a roster as JSON", description = "The same columns as in a file.")
  @ApiResponse(responseCode = "200", description = "Who was admitted, and what is wrong.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "cohort.limited, cohort.full, journey.ended")
  @ApiResponse(responseCode = "422", description = "roster.malformed")
  @PostMapping(path = "/{cohort}/roster", consumes = "application/json")
  CohortDocuments.RosterReport json(
      @PathVariable String cohort,
      @RequestBody CohortDocuments.NewRoster roster,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    Roster read = Roster.of(roster.rows() == null ? List.of() : roster.rows());
    return admitted(known(cohort, caller), allowed(read, caller));
  }

  private static Roster allowed(Roster roster, Caller caller) {
    return caller.holdsAnyOf(Set.of(Role.HR)) ? roster : roster.withoutAccounts();
  }

  private CohortDocuments.RosterReport admitted(JourneyRegistry.Entry cohort, Roster roster) {
    return CohortDocuments.RosterReport.of(cohorts.admit(cohort, roster));
  }

  @Operation(
      summary = "Bind a member to a seat",
      description = "The member takes a picture there within 15 minutes.")
  @ApiResponse(responseCode = "200", description = "The member's journey.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "seat.not-awaited, journey.ended")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping("/{cohort}/members/{member}/seat")
  JourneyDocument bind(
      @PathVariable String cohort,
      @PathVariable String member,
      @RequestBody CohortDocuments.NewSeat seat,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key journey =
        cohorts.member(known(cohort, caller), PathWords.journey(member, caller).journey());
    String device = digests.of("device", seat.word(seat.device()));
    String factor = digests.of("factor", seat.word(seat.factor()));
    OnboardingJourney.SeatBinding binding =
        new OnboardingJourney.SeatBinding(device + factor, device, factor);
    JourneyStatus bound =
        journeys.update(
            journey,
            new JourneyUpdate<>("bindSeat", binding.requestId(), binding, JourneyStatus.class));
    return JourneyDocument.of(OnboardingOrder.KIND, bound);
  }

  @Operation(
      summary = "A member leaves",
      description = "What runs is called off, and the seat is free; who comes back is known again.")
  @ApiResponse(responseCode = "202", description = "It was called off.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @PostMapping("/{cohort}/members/{member}/exit")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CohortDocuments.Document exit(
      @PathVariable String cohort,
      @PathVariable String member,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    cohorts.exit(known(cohort, caller), PathWords.journey(member, caller).journey());
    return show(cohort, caller);
  }

  private JourneyRegistry.Entry known(String cohort, Caller caller) {
    boolean vendor = !caller.holdsAnyOf(BESIDE_VENDORS);
    return cohorts.entry(
        new Cohorts.Viewer(caller.tenant(), caller.id(), vendor),
        PathWords.journey(cohort, caller).journey());
  }
}
