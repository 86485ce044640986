package io.throughline.server.cli.demo.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server on this machine only. */
final class LocalServer implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024;

  private final JsonMapper json = new JsonMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** An answer; an empty text as body is none. */
  record Answer(int status, Object body) {}

  /** A request as it came. */
  record Request(HttpExchange exchange, String body) {
    String header(String name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    String path() {
      return exchange.getRequestURI().getPath();
    }

    String query() {
      String query = exchange.getRequestURI().getQuery();
      return query == null ? "" : query;
    }
  }

  /** Answers one request. */
  interface Handler {
    Answer answer(Request request) throws JsonProcessingException;
  }

  LocalServer(Handler handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, handler));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  JsonNode read(String body) throws JsonProcessingException {
    return json.readTree(body);
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      String body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      Answer answer;
      try {
        answer = handler.answer(new Request(exchange, body));
      } catch (JsonProcessingException noJson) {
        answer = new Answer(400, "");
      }
      byte[] bytes = json.writeValueAsBytes(answer.body());
      boolean empty = answer.body().equals("");
      exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : bytes.length);
      if (!empty) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
