package io.throughline.server.engine.parts.temporal;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.Launch.StopSignal;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Temporal server on databases of the deployment's own PostgreSQL. */
public final class TemporalServerPart {
  private final InstalledTool server;
  private final ServerSchema schema;
  private final ServerConfig config;
  private final Map<String, String> environment;

  private TemporalServerPart(Home home, DataFolder data, int postgres, ServerPorts ports) {
    this.server = InstalledTool.require(Tool.TEMPORAL_SERVER, home);
    this.environment = Map.of("SQL_PASSWORD", password(data));
    this.schema =
        new ServerSchema(
            InstalledTool.require(Tool.TEMPORAL_SQL_TOOL, home),
            data.root(),
            Map.of(
                "SQL_PLUGIN",
                "postgres12",
                "SQL_HOST",
                "127.0.0.1",
                "SQL_PORT",
                Integer.toString(postgres),
                "SQL_USER",
                PostgresPart.USER,
                "SQL_PASSWORD",
                password(data)));
    this.config = new ServerConfig(data.temporalServer(), postgres, ports);
  }

  /** Started once the database serves; its ports are kept in the book. */
  public static PartSpec spec(Home home, DataFolder data, PortBook book) {
    ServerPorts ports = ServerPorts.in(book, book.port(TemporalPart.NAME, 0));
    int postgres = book.port(PostgresPart.NAME, 0);
    return new TemporalServerPart(home, data, postgres, ports).spec();
  }

  private PartSpec spec() {
    return new PartSpec(
        TemporalPart.NAME,
        config.ports().frontend(),
        server.version(),
        Set.of(PostgresPart.NAME),
        new Launch(command(), environment, StopSignal.TERM, this::prepare),
        new NamespaceHealth(config.ports().frontend()));
  }

  private List<String> command() {
    return List.of(
        server.program().toString(),
        "--config-file",
        config.file().toString(),
        // As the development server: who may reach the port is who is on this machine.
        "--allow-no-auth",
        "start");
  }

  private void prepare() throws IOException {
    schema.bring();
    config.write();
  }

  private static String password(DataFolder data) {
    try {
      return Files.readString(PostgresPart.passwordFile(data)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
