package io.throughline.server.api.caller.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.JourneysProbe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest extends DeployedServer {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/journeys",
        "/api/openapi.json",
        "/nothing",
        "/error",
        "/actuator",
        "/actuator/env",
        "/actuator/health/",
        "/actuator/health;x=1",
        "/internal/vault/",
        "/internal/vault/a/b",
        "/internal/vault/../../api/v1/journeys",
        "/internal/vault/..%2f..%2fapi%2fv1%2fjourneys",
        "/internal/vault/x;/../../../api/v1/journeys",
        "//api/v1/journeys",
        "/API/v1/journeys"
      })
  void withoutATokenEveryRouteIsClosed(String path) throws IOException {
    assertThat(statusOf(path)).isIn(400, 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", "Basic QWxhZGRpbg==", "bearer"})
  void aWrongTokenOpensNothing(String authorization) {
    Api.Answer answer =
        api.bare(
            "/api/v1/journeys", request -> request.header("Authorization", authorization).GET());
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).startsWith("token.");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void healthIsOpenAndSaysNothingElse() {
    Api.Answer health = api.bare("/actuator/health", HttpRequest.Builder::GET);
    assertThat(health.json().path("status").asText()).isEqualTo("UP");
    assertThat(health.json().path("components").isMissingNode()).isTrue();
    assertThat(health.json().path("details").isMissingNode()).isTrue();
  }

  @Test
  void theTokenLiesInAPrivateFileAndNowhereElse() throws IOException {
    Path file = data().resolve("secrets/api-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(admin.token()).hasSize(43);
    assertThat(new JourneysProbe(database).everything()).doesNotContain(admin.token());
  }

  @Test
  void theDescriptionListsEachRouteButNoInternalOne() {
    JsonNode paths = api.get("/api/openapi.json").json().path("paths");
    assertThat(paths.fieldNames())
        .toIterable()
        .allMatch(path -> path.matches("/(api|hooks)/v1/.*") && !path.contains("unlisted"))
        .contains(
            "/hooks/v1/{source}",
            "/api/v1/tokens",
            "/api/v1/tokens/{token}",
            "/api/v1/journeys",
            "/api/v1/journeys/{journey}",
            "/api/v1/journeys/{journey}/cancel",
            "/api/v1/journeys/{journey}/consent",
            "/api/v1/journeys/{journey}/review",
            "/api/v1/journeys/{journey}/interactions/{interaction}/evidence/{role}");
    assertThat(paths.toString()).contains("consent.missing", "media.over-limit");
  }

  /** Sent as it stands: a client would tidy the address first. */
  private int statusOf(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      OutputStream out = socket.getOutputStream();
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
