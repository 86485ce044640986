package io.throughline.server.deployment;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The real Temporal dev server, in memory, with the product's search attributes. */
final class TemporalProgram implements AutoCloseable {

  static final String NAMESPACE = "throughline";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private TemporalProgram(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static TemporalProgram start() {
    Path program = Path.of(System.getProperty("throughline.home"), ".throughline/tools/temporal");
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException("no Temporal at " + program + ": run ./throughline setup");
    }
    try {
      int port = freePort();
      TemporalProgram temporal = new TemporalProgram(launch(program, port), port);
      Runtime.getRuntime().addShutdownHook(new Thread(temporal::close));
      temporal.awaitListening();
      return temporal;
    } catch (IOException failed) {
      throw new IllegalStateException("Temporal did not start", failed);
    }
  }

  private static Process launch(Path program, int port) throws IOException {
    return new ProcessBuilder(
            List.of(
                program.toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip=127.0.0.1",
                "--port=" + port,
                "--namespace=" + NAMESPACE,
                "--search-attribute=ThroughlineKind=Keyword",
                "--search-attribute=ThroughlineState=Keyword",
                "--search-attribute=ThroughlineStage=Keyword",
                "--log-level=error"))
        .redirectErrorStream(true)
        .redirectOutput(new File("target/temporal-test.log"))
        .start();
  }

  String target() {
    return "127.0.0.1:" + port;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (open.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new IllegalStateException("Temporal does not listen");
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
