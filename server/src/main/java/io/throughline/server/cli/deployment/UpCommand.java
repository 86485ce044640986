package io.throughline.server.cli.deployment;

import io.throughline.server.engine.DetachedEngine;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineKind;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.parts.EngineSettings.MailServer;
import io.throughline.server.engine.parts.ShadowBundle;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.ServerTools;
import io.throughline.server.setup.tool.Tool;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a deployment on its data folder. */
@Command(
    name = "up",
    description = "Starts the deployment and returns when every part is healthy.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Home home;
  private final Progress progress;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--port",
      description = "Of the API (default: that of last time, or 8080 if free).")
  private int port;

  @Option(
      names = "--engine",
      description =
          "embedded (default) or server: Temporal on SQLite or on the deployment's PostgreSQL. A"
              + " data folder keeps to the one it was made with.")
  private @Nullable EngineKind engine;

  @Option(names = "--mail", paramLabel = "HOST:PORT", description = "The mail server.")
  private @Nullable String mail;

  @Option(names = "--device", description = "cpu (default) or cuda, for inference.")
  private String device = "cpu";

  @Option(
      names = "--shadow",
      paramLabel = "DIR",
      description = {
        "Other rules, a folder with a .manifest: they are asked whatever policy is asked, what they",
        "would have said is kept for `policy shadow`, and nothing of it is ever acted on."
      })
  private @Nullable Path shadow;

  @Option(names = "--foreground", description = "Stays, and stops everything when it is ended.")
  private boolean foreground;

  @Option(names = "--json", description = "One JSON object at the end.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  public UpCommand(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  @Override
  public Integer call() throws InterruptedException {
    EngineSettings settings = settings();
    if (settings.engine() == EngineKind.SERVER) {
      ServerTools.bring(home, progress);
    }
    if (foreground) {
      stay(settings);
    } else {
      EngineStatus status = DetachedEngine.start(settings, LIMIT, progress);
      report(status.address(), status.json());
    }
    return 0;
  }

  private EngineSettings settings() {
    DataFolder folder = data.in(home);
    EngineSettings settings =
        EngineSettings.of(home, folder.root())
            .withPort(port)
            .withDevice(device)
            .withEngine(EngineKind.chosen(folder, Optional.ofNullable(engine)))
            .withShadow(shadowed());
    try {
      return mail == null ? settings : settings.withMail(MailServer.of(mail));
    } catch (IllegalArgumentException e) {
      throw new MendableFailure("--mail is given as HOST:PORT", e);
    }
  }

  private Optional<ShadowBundle> shadowed() {
    return Optional.ofNullable(shadow)
        .map(rules -> ShadowBundle.in(rules, InstalledTool.require(Tool.OPA, home), home));
  }

  private void stay(EngineSettings settings) throws InterruptedException {
    EmbeddedEngine running = EmbeddedEngine.open(settings);
    // SIGTERM, SIGINT and the end of the terminal all come by here.
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    running.awaitHealthy(LIMIT);
    report(running.address().toString(), "");
    running.awaitStopped();
  }

  private void report(String address, String status) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("address     " + address);
    out.println("token file  " + data.in(home).apiToken());
    if (json && !status.isEmpty()) {
      out.println(status);
    }
    out.flush();
  }
}
