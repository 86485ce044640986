package io.throughline.server.setup.tool;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that was found and asked for its version. */
public record InstalledTool(Tool tool, Path program, String version) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The first that fits: what set-up built, then what is on the path. */
  public static Optional<InstalledTool> find(Tool tool, Home home) {
    return find(tool, candidates(home));
  }

  /** As {@link #find(Tool, Home)}, failing with the mend. */
  public static InstalledTool require(Tool tool, Home home) {
    return find(tool, home)
        .orElseThrow(() ->
            new MendableFailure("no fitting " + tool.program() + ": run ./throughline setup"));
  }

  static Optional<InstalledTool> find(Tool tool, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(tool.program()))
        .filter(Files::isExecutable)
        .flatMap(program -> ask(tool, program).stream())
        .findFirst();
  }

  private static Optional<InstalledTool> ask(Tool tool, Path program) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(tool.versionArguments());
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command, Path.of("").toAbsolutePath(), Map.of(), LIMIT).run();
    return outcome.status() == 0
        ? tool.fittingVersion(outcome.output()).map(v -> new InstalledTool(tool, program, v))
        : Optional.empty();
  }

  private static List<Path> candidates(Home home) {
    List<Path> folders = new ArrayList<>();
    folders.add(home.tools());
    for (String folder :
        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }
}
