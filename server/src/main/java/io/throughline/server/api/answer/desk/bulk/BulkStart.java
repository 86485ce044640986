package io.throughline.server.api.answer.desk.bulk;

import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.server.api.answer.desk.bulk.BulkReport.Fault;
import io.throughline.server.api.answer.desk.bulk.BulkReport.Outcome;
import io.throughline.server.api.answer.desk.bulk.BulkReport.Row;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.problem.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Starts a journey for each row that is right, once however often the row comes. */
final class BulkStart {
  /** Starting waits for database and engine; more than these at once wait for each other. */
  private static final int AT_ONCE = 4;

  private final HiringJourneys journeys;
  private final OrderBook orders;

  BulkStart(HiringJourneys journeys, OrderBook orders) {
    this.journeys = journeys;
    this.orders = orders;
  }

  /**
   * How it is done.
   *
   * @param dryRun nothing is started
   * @param allOrNothing nothing is started if a row is wrong
   */
  record Wish(JourneyRegistry.Opener opener, boolean dryRun, boolean allOrNothing) {}

  BulkReport start(List<BulkRow> rows, Wish wish) {
    if (!wish.dryRun() && !wish.allOrNothing()) {
      return BulkReport.of(false, each(rows, row -> started(row, wish.opener())));
    }
    List<Row> checked = each(rows, row -> checked(row, wish.opener()));
    if (wish.dryRun()) {
      return BulkReport.of(true, checked);
    }
    boolean wrong = checked.stream().anyMatch(row -> row.outcome() == Outcome.REFUSED);
    return BulkReport.of(
        false,
        wrong
            ? checked.stream().map(BulkStart::skipped).toList()
            : each(rows, row -> started(row, wish.opener())));
  }

  private static Row skipped(Row row) {
    return row.outcome() == Outcome.VALID
        ? new Row(row.line(), row.externalId(), Outcome.SKIPPED, null, row.faults())
        : row;
  }

  private Row checked(BulkRow row, JourneyRegistry.Opener opener) {
    return attempted(
        row,
        order ->
            orders
                .before(opener, order, row.key())
                .map(entry -> told(row, Outcome.EXISTING, entry.journey().value()))
                .orElseGet(() -> told(row, Outcome.VALID, null)));
  }

  private Row started(BulkRow row, JourneyRegistry.Opener opener) {
    return attempted(
        row,
        order -> {
          OrderBook.Place place = journeys.begin(opener, order, row.key());
          return told(
              row,
              place.created() ? Outcome.STARTED : Outcome.EXISTING,
              place.entry().journey().value());
        });
  }

  private static Row attempted(BulkRow row, Function<HiringOrder, Row> attempt) {
    HiringOrder order = row.order();
    if (order == null) {
      return told(row, Outcome.REFUSED, null);
    }
    try {
      return attempt.apply(order);
    } catch (KeyDestroyedException erased) {
      return told(row.refused("externalId", "journey.erased"), Outcome.REFUSED, null);
    } catch (ApiProblem problem) {
      if (problem.reason().equals("request.key-reused")) {
        return told(row.refused("externalId", "bulk.differs"), Outcome.REFUSED, null);
      }
      if (problem.status() != HttpStatus.SERVICE_UNAVAILABLE) {
        throw problem;
      }
      return told(row.refused("", problem.reason()), Outcome.FAILED, null);
    }
  }

  private static Row told(BulkRow row, Outcome outcome, @Nullable String journey) {
    List<Fault> faults = row.faults();
    return new Row(row.line(), row.externalId(), outcome, journey, faults);
  }

  /** In the order of the rows, some of them at once. */
  private static List<Row> each(List<BulkRow> rows, Function<BulkRow, Row> work) {
    List<Future<Row>> begun = new ArrayList<>();
    List<Row> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      rows.forEach(row -> begun.add(threads.submit(() -> work.apply(row))));
      for (Future<Row> one : begun) {
        done.add(one.get());
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof ApiProblem problem
          ? problem
          : new IllegalStateException("a row could not be started", failed);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw ApiProblem.unavailable("bulk.interrupted", "Send the same again.");
    }
    return done;
  }
}
