package io.throughline.activities.policy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real policy server with one bundle on a free port of this machine. */
public final class RunningOpa implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final URI address;

  public RunningOpa(Path bundle) throws IOException, InterruptedException {
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    log = Files.createTempFile("opa", ".log");
    process =
        new ProcessBuilder(
                OpaProgram.path().toString(),
                "run",
                "--server",
                "--addr=127.0.0.1:" + port,
                "--bundle",
                bundle.toString(),
                "--ignore=*_test.rego",
                "--set=decision_logs.console=true",
                "--log-format=json",
                "--skip-version-check")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitHealth();
  }

  public OpaPolicyActivities activities() {
    return new OpaPolicyActivities(new OpaClient(OpaSettings.at(address)));
  }

  OpaClient client() {
    return new OpaClient(OpaSettings.at(address));
  }

  public URI address() {
    return address;
  }

  /** As the operating system ends it when memory is short. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }

  private void awaitHealth() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/health?bundles"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int tries = 0; tries < 300 && process.isAlive(); tries++) {
        if (healthy(http, request)) {
          return;
        }
        Thread.sleep(100);
      }
    }
    process.destroyForcibly();
    throw new AssertionError("opa did not become healthy: " + log());
  }

  private static boolean healthy(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
