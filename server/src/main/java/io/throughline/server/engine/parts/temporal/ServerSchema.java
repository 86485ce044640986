package io.throughline.server.engine.parts.temporal;

import io.throughline.server.setup.tool.ExternalProgram;
import io.throughline.server.setup.tool.InstalledTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The databases of the Temporal server, brought to the version that its own tool knows.
 *
 * @param folder the tool runs in
 * @param connection how the tool finds the database, as its environment
 */
record ServerSchema(InstalledTool tool, Path folder, Map<String, String> connection) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  ServerSchema {
    connection = Map.copyOf(connection);
  }

  /** Does nothing that was done before. */
  void bring() throws IOException {
    bring(ServerConfig.HISTORIES, "postgresql/v12/temporal");
    bring(ServerConfig.VISIBILITY, "postgresql/v12/visibility");
  }

  private void bring(String database, String schema) throws IOException {
    run(database, "create-database");
    run(database, "setup-schema", "--version", "0.0");
    run(database, "update-schema", "--schema-name", schema);
  }

  private void run(String database, String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>(connection);
    environment.put("SQL_DATABASE", database);
    List<String> command =
        Stream.concat(Stream.of(tool.program().toString()), Stream.of(arguments)).toList();
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command, folder, environment, LIMIT).run();
    if (outcome.status() != 0) {
      throw new IOException("the schema of the database " + database + ": " + outcome.lastLine());
    }
  }
}
