package io.throughline.server.cli.demo.chaos;

import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.RunningEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills parts at random while journeys run on a deployment of its own. */
@Command(
    name = "chaos",
    description = "Kills parts at random during journeys, then counts what was lost or done twice.",
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final int MOST_JOURNEYS = 200;
  private static final int MOST_SEEDS = 1_000_000;

  private final Home home;
  private final Progress progress;

  @Option(names = "--kills", paramLabel = "N", description = "How many (default: 10).")
  private int kills = 10;

  @Option(names = "--journeys", paramLabel = "M", description = "1 to 200 (default: 10).")
  private int journeys = 10;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Repeats the plan of an earlier run (default: a new one, printed).")
  private @Nullable Long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Its data folder, emptied first (default: .throughline/chaos).")
  private @Nullable Path data;

  @Option(names = "--json", description = "One JSON object at the end.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  public ChaosCommand(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (journeys < 1 || journeys > MOST_JOURNEYS || kills < 0) {
      throw new MendableFailure("chaos takes 1 to 200 journeys and no negative kills");
    }
    long chosen = Optional.ofNullable(seed).orElse((long) new Random().nextInt(MOST_SEEDS));
    DataFolder folder = RunningEngine.emptied(data == null ? home.state().resolve("chaos") : data);
    progress.say("chaos with --seed " + chosen + ": starting an engine …");
    ChaosReport report = onAnEngine(folder, chosen);
    show(report);
    return report.nothingBroke(kills) ? 0 : 1;
  }

  private ChaosReport onAnEngine(DataFolder folder, long chosen) throws InterruptedException {
    EngineSettings settings = EngineSettings.of(home, folder.root());
    try (LocalMailbox mailbox = new LocalMailbox();
        EmbeddedEngine engine = EmbeddedEngine.open(settings.withMail(mailbox.address()))) {
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop"));
      engine.awaitHealthy(START_LIMIT);
      ChaosRun run = new ChaosRun(engine, folder, mailbox, progress);
      return run.run(new ChaosRun.Order(kills, journeys, chosen, home.cast()));
    }
  }

  private void show(ChaosReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d journeys, %d kills in %d s: %d lost, %d effects twice %s(%d letters again under their id),"
            + " the ledger %s%n",
        report.journeys(),
        report.killed().size(),
        report.seconds(),
        report.lost(),
        report.twice().effects().size(),
        report.twice().effects().isEmpty() ? "" : report.twice().effects() + " ",
        report.twice().lettersAgain(),
        report.ledgerOk() ? "verifies" : "DOES NOT VERIFY");
    if (json) {
      out.println(report.json());
    }
    out.flush();
  }
}
