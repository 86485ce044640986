package io.throughline.server.cli.deployment;

import io.throughline.server.engine.RunningEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a deployment, and forgets it if that is asked for. */
@Command(
    name = "down",
    description = "Stops the deployment; its data stays unless it is purged.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private final Home home;
  private final Progress progress;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--purge", description = "Deletes the data folder and the demo's media too.")
  private boolean purge;

  public DownCommand(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.in(home);
    RunningEngine engine = new RunningEngine(folder);
    progress.say(engine.stop() ? "stopped" : "nothing runs on " + folder.root());
    if (purge) {
      engine.purge();
      RunningEngine.delete(home.cast());
      progress.say("deleted " + folder.root() + " and " + home.cast());
    }
    return 0;
  }
}
