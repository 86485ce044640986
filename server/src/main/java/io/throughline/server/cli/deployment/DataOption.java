package io.throughline.server.cli.deployment;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.setup.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the deployment. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The deployment's data folder (default: .throughline/data).")
  private @Nullable Path folder;

  DataFolder in(Home home) {
    return new DataFolder(folder == null ? home.defaultData() : folder);
  }
}
