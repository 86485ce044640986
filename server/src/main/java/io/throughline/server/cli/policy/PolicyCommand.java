package io.throughline.server.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ServerOption;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.tool.ExternalProgram;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rules: their gates, and what they would have decided. */
@Command(
    name = "policy",
    description = "Checks rules, and asks them about past journeys.",
    mixinStandardHelpOptions = true)
public final class PolicyCommand implements Callable<Integer> {
  private static final int MOST_LINES = 40;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: test, replay or shadow");
  }

  @Command(
      name = "test",
      description = "Formats, types and tests of a folder of rules; 0 only if all hold.",
      mixinStandardHelpOptions = true)
  int test(
      @Option(names = "--bundle", paramLabel = "DIR", description = "Default: the shipped rules.")
          @Nullable Path bundle) {
    Home home = Home.find();
    Path folder = folder(Optional.ofNullable(bundle).orElse(home.policies()));
    String opa = InstalledTool.require(Tool.OPA, home).program().toString();
    Path schema = home.policies().resolve("question.schema.json");
    boolean format = gate("format", folder, List.of(opa, "fmt", "--list", "--fail", "."));
    boolean types = gate("types", folder, types(opa, schema));
    boolean tests = gate("tests", folder, List.of(opa, "test", "--timeout", "120s", "."));
    return format && types && tests ? 0 : 1;
  }

  private static List<String> types(String opa, Path schema) {
    return List.of(opa, "check", "--strict", "--schema", schema.toString(), "--bundle", ".");
  }

  private boolean gate(String name, Path folder, List<String> command) {
    ExternalProgram.Outcome outcome = new ExternalProgram(command, folder, Map.of(), LONGEST).run();
    boolean ok = outcome.status() == 0;
    PrintWriter out = spec.commandLine().getOut();
    String last = outcome.output().isBlank() ? "" : outcome.lastLine();
    out.printf("%-7s %s  %s%n", name, ok ? "ok  " : "FAIL", last);
    if (!ok) {
      outcome.output().lines().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    }
    out.flush();
    return ok;
  }

  @Command(
      name = "replay",
      description =
          "Past decisions under other rules: who would change, and why. Nothing is acted on."
              + " Journeys whose person was erased cannot be replayed and are counted.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin ServerOption server,
      @Mixin ReplayOptions wanted,
      @Option(names = "--json", description = "One JSON object.") boolean json)
      throws InterruptedException {
    Home home = Home.find();
    Path opa = InstalledTool.require(Tool.OPA, home).program();
    Bundle rules = new Bundle(opa, folder(wanted.bundle()));
    Replay.Source source =
        wanted.generated() > 0
            ? GeneratedJourneys.decided(wanted.generated(), new Bundle(opa, home.policies()))
            : new PastJourneys(server.client("auditor")).since(wanted.since());
    Replay replay = Replay.of(source, rules);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(replay.json());
    } else {
      print(out, replay);
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "shadow",
      description = {
        "What the rules of `up --shadow DIR` would have changed so far, and in which journeys.",
        "Nothing of it was acted on."
      },
      mixinStandardHelpOptions = true)
  int shadow(
      @Mixin ServerOption server,
      @Option(
              names = "--since",
              paramLabel = "DAY",
              description = "Questions asked from then on, such as 2026-11-01 (default: all).")
          @Nullable String since,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    JsonNode report = ShadowLines.fetched(server.client("auditor"), Optional.ofNullable(since));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report);
    } else {
      ShadowLines.of(report).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, Replay replay) {
    Replay.lines(replay.changes()).forEach(out::println);
    out.printf(
        "%d journeys, %d decisions: %d would change, in %d journeys; %d erased; %.1f s%n",
        replay.journeys(),
        replay.decisions(),
        replay.changes().size(),
        replay.journeysChanged(),
        replay.erased(),
        replay.seconds());
  }

  private static Path folder(Path bundle) {
    if (!Files.isRegularFile(bundle.resolve(".manifest"))) {
      throw new MendableFailure(
          bundle + " is no folder of rules: it has no .manifest (policies/ is one)");
    }
    return bundle.toAbsolutePath();
  }
}
