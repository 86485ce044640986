package io.throughline.server.engine.parts.temporal;

import io.temporal.common.SearchAttributeKey;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.tool.InstalledTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Temporal's development server on a file that survives restarts. */
public final class DevelopmentPart {
  private DevelopmentPart() {}

  /** Started at once: it needs nothing. */
  public static PartSpec spec(InstalledTool temporal, DataFolder data, int port) {
    return new PartSpec(
        TemporalPart.NAME,
        port,
        temporal.version(),
        Set.of(),
        Launch.of(command(temporal, data, port)),
        new TemporalHealth(port));
  }

  private static List<String> command(InstalledTool temporal, DataFolder data, int port) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(temporal.program().toString(), "server", "start-dev", "--headless"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--namespace", TemporalPart.NAMESPACE));
    command.addAll(List.of("--log-level", "warn", "--log-format", "json"));
    command.addAll(List.of("--db-filename", data.temporal().toString()));
    // Three times faster in bursts; a kill of the process loses nothing.
    command.addAll(List.of("--sqlite-pragma", "journal_mode=wal"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=normal"));
    // The worker of journeys is in one process: what it asks for comes back with the answer.
    command.addAll(List.of("--dynamic-config-value", "system.enableActivityEagerExecution=true"));
    for (SearchAttributeKey<String> key : TemporalPart.KEYWORDS) {
      command.addAll(List.of("--search-attribute", key.getName() + "=Keyword"));
    }
    return command;
  }
}
