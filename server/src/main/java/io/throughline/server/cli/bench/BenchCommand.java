package io.throughline.server.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.server.cli.bench.journeys.JourneysBench;
import io.throughline.server.engine.folder.EngineKind;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.tool.ServerTools;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the server's parts cost on this machine. */
@Command(name = "bench", description = "Measures on this machine.", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to measure: journeys, ledger or policy");
  }

  @Command(
      name = "ledger",
      description = "Appends events one after the other on a PostgreSQL of its own, then verifies.",
      mixinStandardHelpOptions = true)
  int ledger(
      @Option(names = "--events", defaultValue = "1000", description = "Default: 1000.") int events,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    if (events < 1) {
      throw new ParameterException(spec.commandLine(), "--events is at least 1");
    }
    try {
      List<BenchRow> rows = new LedgerBench(events).measured();
      say(rows, json);
      return rows.stream().allMatch(BenchRow::ok) ? 0 : 1;
    } catch (IOException e) {
      throw new MendableFailure("PostgreSQL did not start: ./throughline doctor says why", e);
    }
  }

  @Command(
      name = "policy",
      description = "Asks a warm policy engine with the shipped rules, one question at a time.",
      mixinStandardHelpOptions = true)
  int policy(
      @Option(names = "--decisions", defaultValue = "5000", description = "Default: 5000.")
          int decisions,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    if (decisions < 100) {
      throw new ParameterException(spec.commandLine(), "--decisions is at least 100");
    }
    try {
      List<BenchRow> rows = new PolicyBench(Home.find(), decisions).measured();
      say(rows, json);
      return rows.stream().allMatch(BenchRow::ok) ? 0 : 1;
    } catch (IOException e) {
      throw new MendableFailure("the policy engine did not start: run ./throughline setup", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure("interrupted", e);
    }
  }

  @Command(
      name = "journeys",
      description = {
        "Takes people through hiring journeys of five steps (apply, consent, interview, identity,"
            + " day one) over the API of a deployment of its own: real database, workflow engine,"
            + " policy and server.",
        "Looking at media is no part of the figures: a script answers in the inference worker's"
            + " place, and pieces of evidence are 64 KiB of noise.",
        "The last rows are the workflow engine alone, with workflows of that shape that do nothing."
      },
      mixinStandardHelpOptions = true)
  int journeys(
      @Mixin JourneysOptions options,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    Home home = Home.find();
    Progress progress = Progress.on(System.err);
    try {
      JourneysBench.Load load = options.load(spec.commandLine());
      if (load.engine() == EngineKind.SERVER) {
        ServerTools.bring(home, progress);
      }
      List<BenchRow> rows = new JourneysBench(home, load, progress).measured();
      say(rows, json);
      progress.say("looking at media is no part of these figures: a script answered for it");
      return rows.stream().allMatch(BenchRow::ok) ? 0 : 1;
    } catch (IOException e) {
      throw new MendableFailure("no folder for the bench can be made: free disk space", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure("interrupted", e);
    }
  }

  /** How much is measured. */
  static final class JourneysOptions {
    @Option(names = "--engine", description = "embedded (default) or server.")
    private EngineKind engine = EngineKind.EMBEDDED;

    @Option(names = "--journeys", defaultValue = "400", description = "Default: 400.")
    private int journeys;

    @Option(names = "--concurrency", defaultValue = "16", description = "At once; default: 16.")
    private int concurrency;

    @Option(names = "--warm-up", defaultValue = "200", description = "Before; default: 200.")
    private int warmUp;

    JourneysBench.Load load(CommandLine line) {
      if (journeys < 1 || concurrency < 1 || concurrency > 256 || warmUp < 0) {
        throw new ParameterException(
            line, "--journeys is at least 1, --concurrency 1 to 256, --warm-up at least 0");
      }
      return new JourneysBench.Load(engine, journeys, concurrency, warmUp);
    }
  }

  private void say(List<BenchRow> rows, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(document(rows));
    } else {
      rows.forEach(row ->
          out.printf(
              Locale.ROOT,
              "%-22s %10.3f %s%s%n",
              row.name(),
              row.value(),
              row.unit(),
              verdict(row)));
    }
    out.flush();
  }

  private static String verdict(BenchRow row) {
    if (!row.ok()) {
      return "  FAILED";
    }
    String wanted = row.goal() == null ? "" : "  (goal: " + row.goal() + ")";
    return row.good() ? wanted : wanted + "  missed";
  }

  /** Where no goal is set, null says so. */
  private static ObjectNode document(List<BenchRow> rows) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode list = document.putArray("rows");
    for (BenchRow row : rows) {
      Double goal = row.goal() == null ? null : row.goal().bound();
      list.addObject()
          .put("case", row.name())
          .put("value", row.value())
          .put("unit", row.unit())
          .put("goal", goal)
          .put("ok", row.good());
    }
    return document;
  }
}
