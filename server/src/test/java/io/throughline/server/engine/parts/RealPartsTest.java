package io.throughline.server.engine.parts;

import static io.throughline.server.engine.process.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.engine.process.Patience;
import io.throughline.server.engine.process.Supervisor;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL, Temporal and OPA, as a deployment runs them. */
class RealPartsTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder = Path.of("");

  @Test
  void theForeignPartsServeAndTheirDataSurviveAKillAndARestart() throws Exception {
    Home home = Home.find();
    assumeTrue(
        InstalledTool.find(Tool.OPA, home).isPresent()
            && InstalledTool.find(Tool.TEMPORAL, home).isPresent(),
        "skipped: no tools; ./throughline setup builds them");
    EngineSettings settings = EngineSettings.of(home, folder.resolve("data"));
    DataFolder data = settings.data();
    data.create();
    try (Supervisor supervisor = start(settings)) {
      sql(data, "create table kept (word text)", "insert into kept values ('yes')");
      assertThat(searchAttributes(port(supervisor, EmbeddedParts.TEMPORAL)))
          .containsEntry(
              SearchAttributes.STATE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
      killEach(supervisor);
      assertThat(kept(data)).isEqualTo("yes");
    }
    try (Supervisor _ = start(settings)) {
      assertThat(kept(data)).isEqualTo("yes");
    }
  }

  private static Supervisor start(EngineSettings settings) {
    Supervisor supervisor =
        new Supervisor(
            new EmbeddedParts(settings, new PortBook(settings.data())).foreign(),
            Patience.standard(),
            settings.data()::log,
            _ -> {});
    supervisor.start();
    supervisor.awaitHealthy(LONG);
    return supervisor;
  }

  private static void killEach(Supervisor supervisor) throws InterruptedException {
    for (PartStatus part : supervisor.status()) {
      assertThat(ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly()).isTrue();
    }
    eventually(
        "a restart of each part",
        () -> supervisor.status().stream().allMatch(part -> part.restarts() >= 1));
    supervisor.awaitHealthy(LONG);
  }

  private static int port(Supervisor supervisor, String name) {
    return supervisor.status().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow()
        .port();
  }

  private static Map<String, IndexedValueType> searchAttributes(int port) {
    OperatorServiceStubs stubs =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .validateAndBuildWithDefaults());
    try {
      return stubs
          .blockingStub()
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(TemporalPart.NAMESPACE).build())
          .getCustomAttributesMap();
    } finally {
      stubs.shutdownNow();
    }
  }

  private static void sql(DataFolder data, String... statements) throws SQLException, IOException {
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private static String kept(DataFolder data) throws SQLException, IOException {
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select word from kept")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static Connection connect(DataFolder data) throws SQLException, IOException {
    int port =
        new ObjectMapper()
            .readTree(data.root().resolve("engine.json").toFile())
            .at("/ports/postgres")
            .asInt();
    return DriverManager.getConnection(
        PostgresPart.url(port, "throughline"),
        PostgresPart.USER,
        Files.readString(PostgresPart.passwordFile(data)).strip());
  }
}
