package io.throughline.server.engine.parts.postgres;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.Launch.StopSignal;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.tool.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL on the data folder, reachable on the loopback address with a password only. */
public final class PostgresPart {
  /** The part, its log and its folder. */
  public static final String NAME = "postgres";

  /** The role that owns the deployment's database. */
  public static final String USER = "throughline";

  private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);

  private final DataFolder data;
  private final PostgresBinaries binaries;
  private final int port;

  public PostgresPart(DataFolder data, Home home, int port) {
    this.data = data;
    this.binaries = new PostgresBinaries(home.tools().resolve("postgres"));
    this.port = port;
  }

  /** The file whose first line is the password of {@link #USER}. */
  public static Path passwordFile(DataFolder data) throws IOException {
    return data.secret("postgres-password");
  }

  /** How JDBC finds a database of it. */
  public static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public PartSpec spec() {
    List<String> command =
        program(
            "postgres",
            List.of(
                "-D",
                data.postgres().toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-c",
                "unix_socket_directories="));
    return new PartSpec(
        NAME,
        port,
        PostgresBinaries.VERSION,
        Set.of(),
        // SIGTERM would wait for every client to leave.
        new Launch(command, Map.of(), StopSignal.INT, this::prepare),
        new PostgresHealth(data, port));
  }

  private void prepare() throws IOException {
    binaries.unpack();
    if (Files.isRegularFile(data.postgres().resolve("PG_VERSION"))) {
      return;
    }
    Path partial = data.postgres().resolveSibling("postgres.partial");
    PostgresBinaries.delete(partial);
    ExternalProgram.Outcome outcome =
        new ExternalProgram(initdb(partial), data.root(), Map.of(), INITDB_LIMIT).run();
    if (outcome.status() != 0) {
      throw new IOException("initdb: " + outcome.lastLine());
    }
    Files.move(partial, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path folder) throws IOException {
    return program(
        "initdb",
        List.of(
            "-D",
            folder.toString(),
            "-U",
            USER,
            "--pwfile",
            passwordFile(data).toString(),
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--no-locale"));
  }

  private List<String> program(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root: in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.program(name).toString());
    command.addAll(arguments);
    return command;
  }
}
