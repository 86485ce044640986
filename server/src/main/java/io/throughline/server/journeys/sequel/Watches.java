package io.throughline.server.journeys.sequel;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.watch.ContinuityWatch;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.journeys.registry.WatchOrder;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Starts the watch over who was cleared in a hiring journey; from then on it is a journey. */
public final class Watches {
  private final HiringJourneys journeys;
  private final OrderBook orders;

  public Watches(HiringJourneys journeys, OrderBook orders) {
    this.journeys = journeys;
    this.orders = orders;
  }

  /**
   * What is wanted.
   *
   * @param timers for each re-check and each hold
   * @param account of the person in the directory; absent if none is known
   */
  public record Wanted(WatchPlan plan, Timers timers, @Nullable DirectoryAccount account) {}

  /**
   * The same wish under the same key is one watch. Fails with {@code journey.not-cleared} unless
   * the hiring journey ended well: nobody is watched whom nobody has verified.
   */
  public HiringJourneys.Started start(
      JourneyRegistry.Opener opener, JourneyRegistry.Key hired, Wanted wanted, String key) {
    JourneyRegistry.Entry before = journeys.entry(hired);
    requireCleared(hired, before);
    List<Capture> references = journeys.query(before, HiringJourney::record).captures();
    if (references.isEmpty()) {
      throw notCleared();
    }
    OrderBook.Place place = orders.enter(opener, new WatchOrder(before, wanted.plan()), key);
    JourneyRegistry.Entry entry = place.entry();
    WatchRequest request =
        new WatchRequest(
            entry.journey(),
            entry.subject(),
            before.journey(),
            journeys.contacts(hired),
            wanted.timers(),
            wanted.plan(),
            references,
            wanted.account(),
            null);
    journeys.startOnce(
        entry,
        new HiringJourneys.First<>(
            ContinuityWatch.class, request, JourneyState.WATCHING, Stage.WATCH));
    return new HiringJourneys.Started(
        entry.journey(), place.created(), journeys.statusIfItAnswers(entry));
  }

  /** Begins the watch that was ordered with a hiring journey, once. */
  public JourneyId follow(JourneyRegistry.Entry hired, WatchActivities.Beginning beginning) {
    return start(
            hired.opener(),
            new JourneyRegistry.Key(hired.opener().tenant(), hired.journey()),
            new Wanted(beginning.plan(), Timers.recheck(), beginning.account()),
            "follows/" + hired.journey())
        .journey();
  }

  private void requireCleared(JourneyRegistry.Key hired, JourneyRegistry.Entry entry) {
    if (!Enrolling.is(entry) || journeys.status(hired).state() != JourneyState.CLEARED) {
      throw notCleared();
    }
  }

  private static ApiProblem notCleared() {
    return ApiProblem.of(
        HttpStatus.CONFLICT,
        "journey.not-cleared",
        "A watch begins once a journey has cleared the person.");
  }
}
