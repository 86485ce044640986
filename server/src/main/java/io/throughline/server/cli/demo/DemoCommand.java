package io.throughline.server.cli.demo;

import io.throughline.server.cli.demo.peers.LocalPeers;
import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.cli.demo.scene.ScenePlayer;
import io.throughline.server.cli.demo.scene.SceneResult;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.RunningEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.cast.Scene;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a deployment of its own, plays the scenes, shows what came of them, and stays up. */
@Command(
    name = "demo",
    description = "Plays the scenes on real media and shows how each journey ended.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final Home home;
  private final Progress progress;

  @Option(names = "--once", description = "Stops everything at the end.")
  private boolean once;

  @Option(names = "--json", description = "One JSON object at the end.")
  private boolean json;

  @Option(
      names = "--scene",
      paramLabel = "NAME",
      description = "Plays only that scene; may be repeated.")
  private List<String> chosen = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The demo's data folder, emptied first (default: .throughline/demo).")
  private @Nullable Path data;

  @Option(names = "--port", description = "Of the API (default: any that is free).")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  public DemoCommand(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Scene> scenes = scenes();
    DataFolder folder = RunningEngine.emptied(data == null ? home.state().resolve("demo") : data);
    try (LocalMailbox mailbox = new LocalMailbox();
        LocalPeers peers = new LocalPeers();
        EmbeddedEngine engine =
            EmbeddedEngine.open(
                EngineSettings.of(home, folder.root())
                    .withMail(mailbox.address())
                    .withServerArguments(peers.serverArguments())
                    .withPort(port))) {
      Thread stop = new Thread(engine::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      return played(scenes, engine, new Surroundings(mailbox, peers));
    }
  }

  /** What stands around the engine on this machine. */
  private record Surroundings(LocalMailbox mailbox, LocalPeers peers) {}

  private int played(List<Scene> scenes, EmbeddedEngine engine, Surroundings around)
      throws InterruptedException {
    progress.say("starting database, workflow engine, policy, server and inference worker …");
    engine.awaitHealthy(START_LIMIT);
    engine.status().forEach(part -> progress.say("  " + part.name() + " is up"));
    ScenePlayer player =
        new ScenePlayer(
            new ScenePlayer.Callers(
                kept(engine, "hr"),
                kept(engine, "analyst"),
                kept(engine, "help-desk"),
                kept(engine, "vendor")),
            new ScenePlayer.Ground(new EngineParts(engine), around.peers(), around.mailbox()),
            home.cast(),
            progress);
    List<SceneResult> results = new ArrayList<>();
    for (Scene scene : scenes) {
      results.add(player.play(scene));
    }
    DemoReport report = new DemoReport(results, engine.address());
    boolean stays = !once;
    if (!stays) {
      reviewHeld(player, results);
    }
    around.mailbox().awaitQuiet();
    show(report, around.mailbox(), stays);
    if (stays) {
      engine.awaitStopped();
    }
    return report.asExpected() ? 0 : 1;
  }

  /** Each role is somebody else: who opens a journey does not review it. */
  private static ApiClient kept(EmbeddedEngine engine, String role) {
    ApiClient client =
        ApiClient.of(engine.address(), engine.tokenFile()).as(role, "the demo's " + role);
    client.keepToken(engine.roleToken(role));
    return client;
  }

  /** Nobody is there to review: what an analyst who looked at the recordings says. */
  private void reviewHeld(ScenePlayer player, List<SceneResult> results)
      throws InterruptedException {
    for (SceneResult result : results) {
      if (result.held()) {
        String then = player.review(result);
        progress.say(
            result.scene().name()
                + ": a reviewer says "
                + result.scene().review().verdict()
                + ", then the journey is "
                + then);
      }
    }
  }

  private void show(DemoReport report, LocalMailbox mailbox, boolean stays) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    report.table().forEach(out::println);
    out.println();
    out.println("mail that was sent (" + mailbox.count() + "):");
    mailbox.lines().forEach(line -> out.println("  " + line));
    mailbox.lastTo("hiring-team@proxy-interview.example").forEach(out::println);
    out.println();
    out.println("api         " + report.console() + "/api/openapi.json");
    if (stays) {
      report.results().stream()
          .filter(SceneResult::held)
          .forEach(held ->
              out.println(
                  "review      ./throughline journey review %s %s --reason %s --data .throughline/demo"
                      .formatted(
                          held.scene().review().verdict(),
                          held.journey(),
                          held.scene().review().reason())));
      out.println("stop with Ctrl-C");
    }
    if (json) {
      out.println(report.json());
    }
    out.flush();
  }

  private List<Scene> scenes() {
    List<Scene> all = Scene.all(home.scenes());
    if (chosen.isEmpty()) {
      return all;
    }
    for (String name : chosen) {
      if (all.stream().noneMatch(scene -> scene.name().equals(name))) {
        throw new MendableFailure(
            "no scene " + name + ": there are " + all.stream().map(Scene::name).toList());
      }
    }
    return all.stream().filter(scene -> chosen.contains(scene.name())).toList();
  }
}
