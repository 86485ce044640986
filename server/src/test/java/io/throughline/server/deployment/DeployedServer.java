package io.throughline.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.ServerApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One server for all tests, with a real PostgreSQL and a real Temporal. */
@SpringBootTest(
    classes = {ServerApplication.class, ScriptedJourneysConfiguration.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "throughline.vault.limit=1MB",
      "throughline.engine.patience=15s",
      "throughline.callers.rates.caller-per-second=100000",
      "throughline.callers.rates.caller-burst=100000",
      "throughline.callers.rates.address-per-second=100000",
      "throughline.callers.rates.address-burst=100000",
      "throughline.callers.openid.issuer=" + Provider.ISSUER,
      "throughline.callers.openid.audience=" + Provider.AUDIENCE
    })
public abstract class DeployedServer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Started once for the whole run, and ended with it. */
  private static final class Parts {
    static final EmbeddedPostgres POSTGRES = postgres();
    static final TemporalProgram TEMPORAL = TemporalProgram.start();
    static final Path DATA = folder();
    static final Provider PROVIDER = new Provider();
    static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
  }

  @LocalServerPort private int port;
  @Autowired protected DataSource database;

  /** With the deployment's first token. */
  protected Api admin;

  /** HR's; who reviews is somebody else. */
  protected Api api;

  protected Api analyst;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("throughline.data", () -> Parts.DATA.toString());
    settings.add(
        "throughline.database.url", () -> Parts.POSTGRES.getJdbcUrl("postgres", "postgres"));
    settings.add("throughline.database.username", () -> "postgres");
    settings.add("throughline.engine.target", Parts.TEMPORAL::target);
    settings.add("throughline.callers.openid.keys", () -> publishedKeys().toUri().toString());
    settings.add("throughline.public-url", () -> "http://127.0.0.1");
    settings.add("throughline.engine.namespace", () -> TemporalProgram.NAMESPACE);
    Sources.addTo(settings, Parts.DATA);
  }

  @BeforeEach
  void call() throws IOException {
    admin = with(Files.readString(data().resolve("secrets/api-token")).strip());
    admin.awaitHealthy();
    api = as("hr");
    analyst = as("analyst");
  }

  /** A caller with that token. */
  protected Api with(String token) {
    return new Api(port, token);
  }

  /** A caller with that one role; the same one each time. */
  protected Api as(String role) {
    return with(
        Parts.TOKENS.computeIfAbsent(
            role,
            _ ->
                newToken("{\"roles\":[\"%s\"],\"note\":\"test\"}".formatted(role))
                    .json()
                    .path("secret")
                    .asText()));
  }

  /** What the administrator is answered who asks for that token. */
  protected Api.Answer newToken(String grant) {
    return admin.post("/api/v1/tokens", grant);
  }

  protected static Provider provider() {
    return Parts.PROVIDER;
  }

  /** The journey's document once it is in that state. */
  protected JsonNode awaitState(String address, String state) {
    Instant end = Instant.now().plus(PATIENCE);
    Api.Answer answer = api.get(address);
    while (!answer.json().path("state").asText().equals(state) && Instant.now().isBefore(end)) {
      answer = api.get(address);
    }
    assertThat(answer.json().path("state").asText()).isEqualTo(state);
    return answer.json();
  }

  /** Repeats the call until it is answered with that problem. */
  protected static void awaitProblem(Supplier<Api.Answer> call, String reason) {
    Instant end = Instant.now().plus(PATIENCE);
    Api.Answer answer = call.get();
    while (!answer.reason().equals(reason) && Instant.now().isBefore(end)) {
      answer = call.get();
    }
    assertThat(answer.reason()).isEqualTo(reason);
  }

  protected static void assertProblem(Api.Answer answer, int status, String reason) {
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
  }

  protected static Path data() {
    return Parts.DATA;
  }

  private static EmbeddedPostgres postgres() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path publishedKeys() {
    try {
      return Files.writeString(
          Parts.DATA.toAbsolutePath().resolve("jwks.json"), Parts.PROVIDER.jwks());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "data");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
