package io.throughline.server.cli.deployment;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.Home;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows each part of a deployment; succeeds only if all are healthy. */
@Command(
    name = "status",
    description = "Shows each part, its health and version.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final Home home;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  public StatusCommand(Home home) {
    this.home = home;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.in(home);
    PrintWriter out = spec.commandLine().getOut();
    Optional<EngineStatus> status = EngineStatus.ofRunning(folder);
    if (json) {
      out.println(status.map(EngineStatus::json).orElse("{\"parts\":[]}"));
    } else {
      status.ifPresentOrElse(
          running -> print(running, out),
          () -> out.println("nothing runs on " + folder.root() + ": ./throughline up starts it"));
    }
    out.flush();
    return status.isPresent() && status.get().allUp() ? 0 : 1;
  }

  private static void print(EngineStatus status, PrintWriter out) {
    out.println(
        status.address() + "  (supervisor " + status.pid() + ", engine " + status.engine() + ")");
    for (PartStatus part : status.parts()) {
      out.printf(
          "%-10s %-9s version %-8s port %5d  pid %7d  restarts %d%n",
          part.name(), part.health(), part.version(), part.port(), part.pid(), part.restarts());
    }
  }
}
