package io.throughline.server.cli.bench;

import io.throughline.server.engine.parts.OpaPart;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A policy engine on the shipped bundle that lives as long as the measuring. */
final class BenchOpa implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final URI address;

  private BenchOpa(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Returns once it has loaded the bundle. */
  static BenchOpa start(Home home) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        new ProcessBuilder(OpaPart.command(InstalledTool.require(Tool.OPA, home), home, port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "bench-opa-end"));
    BenchOpa opa = new BenchOpa(process, URI.create("http://127.0.0.1:" + port));
    if (!opa.healthy()) {
      opa.close();
      throw new MendableFailure("the policy engine did not start: ./throughline doctor says why");
    }
    return opa;
  }

  URI address() {
    return address;
  }

  /** The processor time that it has used so far. */
  Duration cpu() {
    return cpu(process.toHandle());
  }

  /** The processor time of any process; where the system does not tell it, there is no figure. */
  static Duration cpu(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new MendableFailure("this system does not tell a process's CPU time"));
  }

  private boolean healthy() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/health?bundles"))
            .timeout(Duration.ofSeconds(2))
            .build();
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (process.isAlive() && System.nanoTime() < end) {
        try {
          if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return true;
          }
        } catch (IOException notYet) {
          // Asked again below.
        }
        Thread.sleep(50);
      }
    }
    return false;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException ending) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
