package io.throughline.server.engine.parts.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {
  private static final int POSTGRES = 20_001;
  private static final int FRONTEND = 20_002;

  @TempDir Path parent = Path.of("");

  @Test
  void everyServiceHasPortsOfItsOwnOnTheLoopbackAddressOnly() throws IOException {
    JsonNode services = written(config()).path("services");
    Set<Integer> ports = new HashSet<>(Set.of(POSTGRES));
    for (String service : List.of("frontend", "history", "matching", "worker")) {
      JsonNode rpc = services.path(service).path("rpc");
      assertThat(rpc.path("bindOnIP").asText()).isEqualTo("127.0.0.1");
      assertThat(ports.add(rpc.path("grpcPort").asInt())).isTrue();
      assertThat(ports.add(rpc.path("membershipPort").asInt())).isTrue();
      assertThat(rpc.has("httpPort")).isFalse();
    }
    assertThat(services.at("/frontend/rpc/grpcPort").asInt()).isEqualTo(FRONTEND);
    assertThat(ports).hasSize(9).allMatch(port -> port > 0);
  }

  @Test
  void bothStoresAreDatabasesOfTheDeploymentsOwnPostgres() throws IOException {
    JsonNode persistence = written(config()).path("persistence");
    JsonNode stores = persistence.path("datastores");
    for (String store : List.of("defaultStore", "visibilityStore")) {
      JsonNode sql = stores.path(persistence.path(store).asText()).path("sql");
      assertThat(sql.path("pluginName").asText()).isEqualTo("postgres12");
      assertThat(sql.path("connectAddr").asText()).isEqualTo("127.0.0.1:" + POSTGRES);
    }
    assertThat(stores.at("/histories/sql/databaseName").asText()).isEqualTo("temporal");
    assertThat(stores.at("/visibility/sql/databaseName").asText()).isEqualTo("temporal_visibility");
  }

  @Test
  void thePasswordIsNotWrittenDown() throws IOException {
    ServerConfig config = config();
    Path secret = PostgresPart.passwordFile(new DataFolder(parent));
    config.write();
    assertThat(Files.readString(config.file()))
        .contains("env \"SQL_PASSWORD\"")
        .doesNotContain(Files.readString(secret).strip());
  }

  @Test
  void theSettingsAreWhereTheConfigurationSays() throws IOException {
    Path settings = Path.of(written(config()).at("/dynamicConfigClient/filepath").asText());
    assertThat(new YAMLMapper().readTree(settings.toFile()).size()).isPositive();
  }

  @Test
  void aNameWithoutValueIsAMistakeOfOurs() {
    assertThatThrownBy(() -> config().rendered("port: ${unheard-of}"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePortsAreKeptFromRunToRun() {
    DataFolder data = new DataFolder(parent);
    data.create();
    ServerPorts first = ServerPorts.in(new PortBook(data), FRONTEND);
    assertThat(ServerPorts.in(new PortBook(data), FRONTEND)).isEqualTo(first);
  }

  private ServerConfig config() {
    DataFolder data = new DataFolder(parent);
    data.create();
    return new ServerConfig(
        data.temporalServer(), POSTGRES, ServerPorts.in(new PortBook(data), FRONTEND));
  }

  /** As the server reads it once it has put the password in. */
  private static JsonNode written(ServerConfig config) throws IOException {
    config.write();
    String text = Files.readString(config.file());
    assertThat(text).startsWith("# enable-template");
    return new YAMLMapper().readTree(text.replaceAll("\\{\\{.*}}", "\"secret\""));
  }
}
