package io.throughline.server.api.caller.hook;

import io.throughline.custody.failure.CustodyException;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells journeys what was stored, as soon as it was and again until they have it: also what an
 * earlier process stored and did not live to tell. A journey knows events by their ids, so that a
 * second telling is none.
 */
final class EventDelivery implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final EventInbox inbox;
  private final HiringJourneys journeys;
  private final Semaphore arrivals = new Semaphore(0);
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean running;

  EventDelivery(EventInbox inbox, HiringJourneys journeys) {
    this.inbox = inbox;
    this.journeys = journeys;
  }

  /** Something was stored. */
  void wake() {
    arrivals.release();
  }

  @Override
  public void start() {
    running = true;
    thread = Optional.of(Thread.ofVirtual().name("event-delivery").start(this::run));
  }

  @Override
  public void stop() {
    running = false;
    thread.ifPresent(Thread::interrupt);
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        boolean _ = arrivals.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        int _ = arrivals.drainPermits();
        sweep();
      } catch (InterruptedException ending) {
        return;
      } catch (RuntimeException failed) {
        // The message may hold what a row holds: only its kind is logged.
        LOG.warn("event.sweep-failed kind={}", failed.getClass().getSimpleName());
      }
    }
  }

  /** Goes on until nothing is due, or the world does not answer. */
  private void sweep() {
    boolean more = true;
    while (more && running) {
      more =
          inbox
              .deliverOne(this::deliver)
              .map(outcome -> outcome.state() != EventInbox.State.STORED)
              .orElse(false);
    }
  }

  private EventInbox.Outcome deliver(EventInbox.Due due) {
    try {
      boolean late = journeys.report(due.journey(), due.event()).late();
      return late
          ? new EventInbox.Outcome(EventInbox.State.LATE, "event.late")
          : new EventInbox.Outcome(EventInbox.State.DELIVERED, "");
    } catch (ApiProblem problem) {
      return ofProblem(problem);
    } catch (CustodyException failure) {
      return ofProblem(ApiProblem.of(failure.code()));
    }
  }

  /** Whoever has ended, was erased or never was cannot be told; what may pass is tried again. */
  private static EventInbox.Outcome ofProblem(ApiProblem problem) {
    if (problem.status().is5xxServerError()) {
      return new EventInbox.Outcome(EventInbox.State.STORED, problem.reason());
    }
    EventInbox.State state =
        switch (problem.reason()) {
          case "journey.ended", "journey.erased", "journey.unknown", "key.destroyed" ->
              EventInbox.State.UNMATCHED;
          default -> EventInbox.State.REFUSED;
        };
    return new EventInbox.Outcome(state, problem.reason());
  }
}
