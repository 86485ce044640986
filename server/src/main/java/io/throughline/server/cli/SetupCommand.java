package io.throughline.server.cli;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.Setup;
import io.throughline.server.setup.cast.CastStep;
import io.throughline.server.setup.model.ModelsStep;
import io.throughline.server.setup.packages.MemberStore;
import io.throughline.server.setup.packages.RegistryClients;
import io.throughline.server.setup.tool.Tool;
import io.throughline.server.setup.tool.ToolStep;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings everything that a run needs beside the build. */
@Command(
    name = "setup",
    description = "Fetches and checks tools, model weights and demo media; may be repeated.",
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
  private final Home home;
  private final Progress progress;

  SetupCommand(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    MemberStore store = new MemberStore(home.downloads(), new RegistryClients());
    new Setup(
            home.state(),
            List.of(
                new ToolStep(home, Tool.OPA),
                new ToolStep(home, Tool.TEMPORAL),
                new ModelsStep(home, store),
                new CastStep(home, store, () -> CastStep.ffmpegOfTheInferenceWorker(home))))
        .run(progress);
    return 0;
  }
}
