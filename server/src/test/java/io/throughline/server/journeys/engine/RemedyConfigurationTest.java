package io.throughline.server.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.server.settings.ActionSettings;
import io.throughline.server.settings.DeploymentSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RemedyConfigurationTest {
  private static final URI HERE = URI.create("http://127.0.0.1:1/events");

  @Test
  void withoutSettingsNobodyIsActedOnAndTheBreakerIsSet() {
    ActionSettings none = bound(Map.of());
    assertThat(RemedyConfiguration.connectors(none, Clock.systemUTC())).isEmpty();
    assertThat(none.automaticPerHour()).isEqualTo(10);
    assertThat(none.timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKeyIsRead() {
    ActionSettings all =
        bound(
            Map.of(
                "throughline.actions.automatic-per-hour", "3",
                "throughline.actions.timeout", "4s",
                "throughline.actions.directory.url", "https://directory.example/scim/v2",
                "throughline.actions.directory.token-file", "/token",
                "throughline.actions.directory.limited-group", "g-1",
                "throughline.actions.receivers.ats.url", "https://ats.example/events",
                "throughline.actions.receivers.ats.key-files", "/new,/old",
                "throughline.actions.receivers.ats.remedies", "hold-offer,ticket"));
    assertThat(all.automaticPerHour()).isEqualTo(3);
    assertThat(all.receivers().values())
        .singleElement()
        .satisfies(ats -> assertThat(ats.keyFiles()).hasSize(2).contains(Path.of("/old")));
    assertThat(RemedyConfiguration.connectors(all, Clock.systemUTC()))
        .hasSize(2)
        .anyMatch(connector -> connector.takes(new Remedy.Reinstate()))
        .anyMatch(connector -> connector.takes(new Remedy.CloseTicket()))
        .noneMatch(connector -> connector.takes(new Remedy.HoldPayroll()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dance", "release-offer", "hold-stage", "notify", "alert", ""})
  void aReceiverTakesOnlyWhatASystemOfRecordCanDo(String word) {
    assertRefused(Map.of("a", receiver(HERE, word)));
  }

  @Test
  void aRemedyGoesToOneReceiver() {
    assertRefused(Map.of("a", receiver(HERE, "ticket"), "b", receiver(HERE, "ticket")));
  }

  @Test
  void plainHttpToAnotherMachineIsRefused() {
    assertRefused(Map.of("a", receiver(URI.create("http://ats.example/x"), "ticket")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "21s"})
  void anotherSystemHasAShortTime(String timeout) {
    assertThatThrownBy(() -> bound(Map.of("throughline.actions.timeout", timeout)))
        .isInstanceOf(BindException.class);
  }

  private static void assertRefused(Map<String, ActionSettings.Receiver> receivers) {
    ActionSettings settings = new ActionSettings(10, Duration.ofSeconds(1), null, receivers);
    assertThatThrownBy(() -> RemedyConfiguration.connectors(settings, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ActionSettings.Receiver receiver(URI address, String word) {
    return new ActionSettings.Receiver(address, List.of(Path.of("/key")), List.of(word));
  }

  private static ActionSettings bound(Map<String, String> settings) {
    Map<String, String> all = new java.util.HashMap<>(settings);
    all.put("throughline.data", "/data");
    all.put("throughline.database.url", "jdbc:postgresql://x/y");
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("throughline", DeploymentSettings.class)
        .get()
        .actions();
  }
}
