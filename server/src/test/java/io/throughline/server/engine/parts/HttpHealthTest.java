package io.throughline.server.engine.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class HttpHealthTest {

  @Test
  void aPortThatAnotherDeploymentTookIsNotOurHealth() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/health",
        exchange -> {
          exchange.getResponseHeaders().set(HttpHealth.INSTANCE_HEADER, "theirs");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    try {
      int port = other.getAddress().getPort();
      assertThat(HttpHealth.at(port, "/health", "theirs").healthy()).isTrue();
      assertThat(HttpHealth.at(port, "/health", "ours").healthy()).isFalse();
      assertThat(HttpHealth.at(port, "/elsewhere", "theirs").healthy()).isFalse();
    } finally {
      other.stop(0);
    }
    assertThat(HttpHealth.at(1, "/health").healthy()).isFalse();
  }
}
