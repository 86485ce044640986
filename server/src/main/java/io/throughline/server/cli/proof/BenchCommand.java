package io.throughline.server.cli.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
    throw new ParameterException(spec.commandLine(), "say what to measure: ledger or policy");
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

  private void say(List<BenchRow> rows, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(document(rows));
    } else {
      rows.forEach(row ->
          out.printf(
              Locale.ROOT,
              "%-18s %10.3f %s%s%n",
              row.name(),
              row.value(),
              row.unit(),
              row.ok() ? "" : "  FAILED"));
    }
    out.flush();
  }

  /** No goal is set for these rows, which is said by null. */
  private static ObjectNode document(List<BenchRow> rows) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode list = document.putArray("rows");
    for (BenchRow row : rows) {
      list.addObject()
          .put("case", row.name())
          .put("value", row.value())
          .put("unit", row.unit())
          .putNull("goal")
          .put("ok", row.ok());
    }
    return document;
  }
}
