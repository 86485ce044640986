package io.throughline.server.setup.tool;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.SetupStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a tool that fits, or builds it from source by the Go tool. */
public final class ToolStep implements SetupStep {
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(40);

  private final Home home;
  private final Tool tool;

  public ToolStep(Home home, Tool tool) {
    this.home = home;
    this.tool = tool;
  }

  @Override
  public String title() {
    return "program " + tool.program();
  }

  @Override
  public void run(Progress progress) {
    Optional<InstalledTool> found = InstalledTool.find(tool, home);
    if (found.isPresent()) {
      progress.say(found.get().program() + " (" + found.get().version() + ")");
      return;
    }
    progress.say("building " + tool.module() + " from source; this takes some minutes, once");
    build();
    progress.say("built " + InstalledTool.require(tool, home).version());
  }

  private void build() {
    try {
      Files.createDirectories(home.tools());
    } catch (IOException e) {
      throw new MendableFailure(
          "the folder " + home.tools() + " cannot be made: mend its rights", e);
    }
    ExternalProgram.Outcome outcome =
        new ExternalProgram(
                List.of("go", "install", tool.module()),
                home.tools(),
                Map.of("GOBIN", home.tools().toString(), "GOFLAGS", ""),
                LONGEST_BUILD)
            .run();
    if (outcome.status() != 0) {
      throw new MendableFailure(
          "go could not build "
              + tool.module()
              + " (Go 1.25 or newer and the module proxy are needed): "
              + outcome.lastLine());
    }
    nameIt();
  }

  /** The Go tool calls a program after its folder. */
  private void nameIt() {
    try {
      Files.move(
          home.tools().resolve(tool.builtName()),
          home.tools().resolve(tool.program()),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MendableFailure(
          "what go built from " + tool.module() + " is not where it belongs: run it again", e);
    }
  }
}
