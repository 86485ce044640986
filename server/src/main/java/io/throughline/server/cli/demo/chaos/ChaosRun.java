package io.throughline.server.cli.demo.chaos;

import io.throughline.custody.failure.CustodyException;
import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.cli.demo.scene.Standing;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.engine.process.PartStatus.Health;
import io.throughline.server.setup.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Runs journeys while parts are killed, and counts what was lost or came twice. */
final class ChaosRun {
  private static final int AT_ONCE = 4;
  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final Duration LONGEST_JOURNEY = Duration.ofSeconds(30);
  private static final Duration LONGEST_RUN = Duration.ofHours(4);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final EmbeddedEngine engine;
  private final DataFolder data;
  private final LocalMailbox mailbox;
  private final Progress progress;

  ChaosRun(EmbeddedEngine engine, DataFolder data, LocalMailbox mailbox, Progress progress) {
    this.engine = engine;
    this.data = data;
    this.mailbox = mailbox;
    this.progress = progress;
  }

  /**
   * What is wanted.
   *
   * @param cast folder of the clips
   */
  record Order(int kills, int journeys, long seed, Path cast) {}

  ChaosReport run(Order order) throws InterruptedException {
    ApiClient api = api();
    AtomicInteger pieces = new AtomicInteger();
    KillPlan plan =
        KillPlan.random(order.kills(), order.journeys() * StubbornPerson.PIECES, order.seed());
    long began = System.nanoTime();
    List<Standing> ends;
    List<String> killed;
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorService accidents = Executors.newSingleThreadExecutor()) {
      Killer killer = new Killer(new EngineParts(engine), pieces, progress);
      Future<List<String>> kills = accidents.submit(() -> killer.carryOut(plan));
      ends = ends(people, order, api, pieces);
      accidents.shutdown();
      if (!accidents.awaitTermination(LONGEST_JOURNEY.toSeconds(), TimeUnit.SECONDS)) {
        accidents.shutdownNow();
      }
      killed = result(kills);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    Findings found = findings(api, order, ends);
    return new ChaosReport(
        order.journeys(),
        killed,
        found.lost(),
        new ChaosReport.Twice(found.twice(), found.lettersAgain()),
        found.ledgerOk(),
        order.seed(),
        seconds);
  }

  private ApiClient api() {
    return ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "chaos");
  }

  private List<Standing> ends(
      ExecutorService people, Order order, ApiClient api, AtomicInteger pieces)
      throws InterruptedException {
    long deadline =
        System.nanoTime()
            + LONGEST_START.plus(LONGEST_JOURNEY.multipliedBy(order.journeys())).toNanos();
    List<Future<Optional<Standing>>> walks = new ArrayList<>();
    for (int n = 1; n <= order.journeys(); n++) {
      StubbornPerson person = new StubbornPerson(api, order.cast(), n, pieces);
      walks.add(people.submit(() -> person.walk(deadline)));
    }
    List<Standing> ends = new ArrayList<>();
    for (Future<Optional<Standing>> walk : walks) {
      result(walk).ifPresent(ends::add);
      progress.say("  " + ends.size() + " of " + order.journeys() + " journeys have ended");
    }
    return ends;
  }

  /** What is found when all is quiet again. */
  private record Findings(int lost, List<String> twice, int lettersAgain, boolean ledgerOk) {}

  private Findings findings(ApiClient api, Order order, List<Standing> ends)
      throws InterruptedException {
    until(() -> engine.status().stream().allMatch(part -> part.health() == Health.UP));
    until(() -> mailbox.byId().size() >= order.journeys() * StubbornPerson.LETTERS);
    LedgerWitness ledger = ledger();
    until(() -> ends.stream().allMatch(end -> isWritten(ledger, end)));
    int kept = 0;
    Map<String, String> letters = mailbox.byId();
    Set<String> different = new HashSet<>();
    List<String> twice = new ArrayList<>();
    letters.values().stream()
        .filter(letter -> !different.add(letter))
        .forEach(letter -> twice.add("a letter: " + letter.replaceFirst("^.*] *", "")));
    for (int n = order.journeys(); n < api.list().path("journeys").size(); n++) {
      twice.add("a journey");
    }
    for (Standing end : ends) {
      twice.addAll(LedgerWitness.repeated(ledger.eventsOf(id(end))));
      boolean asScripted = end.state().equals("cleared") && end.prompts() == 0;
      kept += asScripted && isWritten(ledger, end) ? 1 : 0;
    }
    boolean allTold = different.size() == order.journeys() * StubbornPerson.LETTERS;
    progress.say("  " + different.size() + " letters" + (allTold ? "" : ": some are missing"));
    int lost = Math.max(allTold ? 0 : 1, order.journeys() - kept);
    int again = mailbox.count() - letters.size();
    return new Findings(lost, twice, again, ledger.check().ok());
  }

  /** Whether each event of the timeline is in the ledger. */
  private static boolean isWritten(LedgerWitness ledger, Standing end) {
    return ledger.eventsOf(id(end)).size() >= end.count("");
  }

  private static String id(Standing standing) {
    return standing.document().path("id").asText();
  }

  private LedgerWitness ledger() {
    int port =
        engine.status().stream()
            .filter(part -> part.name().equals(EmbeddedParts.POSTGRES))
            .mapToInt(PartStatus::port)
            .findFirst()
            .orElseThrow();
    try {
      return LedgerWitness.of(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier quiet) throws InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (quiet.getAsBoolean()) {
          return;
        }
      } catch (CustodyException away) {
        // The database is on its way back.
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get(LONGEST_RUN.toHours(), TimeUnit.HOURS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
