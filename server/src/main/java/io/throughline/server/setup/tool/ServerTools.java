package io.throughline.server.setup.tool;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.Setup;
import java.util.List;

/** The programs of a deployment on the Temporal server; others are spared their build. */
public final class ServerTools {
  private ServerTools() {}

  /** Builds those that are missing; two at once wait for each other. */
  public static void bring(Home home, Progress progress) {
    new Setup(
            home.tools(),
            List.of(
                new ToolStep(home, Tool.TEMPORAL_SERVER),
                new ToolStep(home, Tool.TEMPORAL_SQL_TOOL)))
        .run(progress);
  }

  /** Whether both are there. */
  public static boolean there(Home home) {
    return InstalledTool.find(Tool.TEMPORAL_SERVER, home).isPresent()
        && InstalledTool.find(Tool.TEMPORAL_SQL_TOOL, home).isPresent();
  }
}
