package io.throughline.server.journeys.sequel;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.AccountOwners;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.journeys.registry.RecoveryOrder;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Starts recoveries of accounts whose owners were verified here before. */
public final class Recoveries {
  private final HiringJourneys journeys;
  private final JourneyRegistry registry;
  private final OrderBook orders;
  private final AccountOwners owners;

  public Recoveries(HiringJourneys journeys, HiringJourneys.Books books) {
    this.journeys = journeys;
    this.registry = books.registry();
    this.orders = books.orders();
    this.owners = books.owners();
  }

  /**
   * What is wanted.
   *
   * @param desk mail address of the help desk
   */
  public record Wanted(
      DirectoryAccount account, String desk, Timers timers, RecoveryRequest.Terms terms) {}

  /**
   * The same wish under the same key is one recovery. Fails with {@code recovery.not-enrolled}
   * where nobody with that account was verified, and with {@code recovery.running} while another
   * one goes on: a caller who tries again and again does not freeze anybody's factors for ever.
   */
  public HiringJourneys.Started start(JourneyRegistry.Opener opener, Wanted wanted, String key) {
    JourneyRegistry.Entry enrolled =
        enrolled(opener.tenant(), wanted.account()).orElseThrow(Recoveries::notEnrolled);
    if (!orders.knows(opener, key) && running(enrolled)) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT, "recovery.running", "A recovery of this account goes on already.");
    }
    RecoveryOrder order =
        new RecoveryOrder(
            enrolled, wanted.account(), wanted.desk(), wanted.timers(), wanted.terms());
    OrderBook.Place place = orders.enter(opener, order, key);
    RecoveryRequest request = request(place.entry(), order);
    journeys.startOnce(
        place.entry(),
        new HiringJourneys.First<>(
            RecoveryJourney.class, request, JourneyState.REQUESTED, Stage.RECOVERY));
    return new HiringJourneys.Started(
        place.entry().journey(), place.created(), journeys.statusIfItAnswers(place.entry()));
  }

  /** A journey that exists and is a recovery; any other is none here. */
  public JourneyRegistry.Entry entry(JourneyRegistry.Key key) {
    JourneyRegistry.Entry entry = journeys.entry(key);
    if (!entry.kind().equals(RecoveryOrder.KIND)) {
      throw ApiProblem.unknownJourney();
    }
    return entry;
  }

  private Optional<JourneyRegistry.Entry> enrolled(TenantId tenant, DirectoryAccount account) {
    return owners.journeys(tenant, account).stream()
        .map(journey -> registry.byId(new JourneyRegistry.Key(tenant, journey)))
        .flatMap(Optional::stream)
        .filter(entry -> Enrolling.is(entry) && !registry.erased(entry))
        .filter(entry -> state(entry).filter(JourneyState.CLEARED::equals).isPresent())
        .findFirst();
  }

  private boolean running(JourneyRegistry.Entry enrolled) {
    return registry.ofSubject(enrolled.subject()).stream()
        .filter(entry -> entry.kind().equals(RecoveryOrder.KIND))
        .anyMatch(entry -> state(entry).filter(Recoveries::undecided).isPresent());
  }

  /** Whoever was let in may have lost the way in again. */
  private static boolean undecided(JourneyState state) {
    return !state.ended() && state != JourneyState.WATCHING;
  }

  private Optional<JourneyState> state(JourneyRegistry.Entry entry) {
    return journeys.statusIfItAnswers(entry).map(status -> status.state());
  }

  private RecoveryRequest request(JourneyRegistry.Entry entry, RecoveryOrder order) {
    JourneyId enrolled = order.enrolled().journey();
    List<Capture> references = journeys.query(order.enrolled(), HiringJourney::record).captures();
    if (references.isEmpty()) {
      throw notEnrolled();
    }
    Contacts known =
        journeys.contacts(new JourneyRegistry.Key(order.enrolled().opener().tenant(), enrolled));
    return new RecoveryRequest(
        entry.journey(),
        entry.subject(),
        enrolled,
        new Contacts(known.candidate(), order.desk(), known.salutation()),
        order.timers(),
        references,
        order.account(),
        order.terms());
  }

  private static ApiProblem notEnrolled() {
    return ApiProblem.of(
        HttpStatus.CONFLICT,
        "recovery.not-enrolled",
        "Nobody with this account was verified here: a person finds another way.");
  }
}
