package io.throughline.server.cli.demo.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.action.directory.ScimDirectory;
import io.throughline.activities.action.directory.ScimSettings;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.activities.action.webhook.WebhookConnector;
import io.throughline.activities.action.webhook.WebhookReceiver;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.custody.webhook.WebhookSignature;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connectors and the demo's own systems understand each other over real HTTP. */
class LocalPeersTest {
  private static final JourneyId JOURNEY = new JourneyId("j-" + "a".repeat(26));
  private static final String NAME = "o'neil \"x\" +&=%@corp.example";
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final LocalDirectory directory = new LocalDirectory("secret");
  private final LocalReceiver receiver = new LocalReceiver(KEY);

  @AfterEach
  void stop() {
    directory.close();
    receiver.close();
  }

  @Test
  void anAccountIsSuspendedAndReinstated() {
    directory.enrol(NAME);
    ScimDirectory scim = scim("secret");
    assertThat(scim.observe(order(new Remedy.Suspend()))).isEqualTo("active");
    scim.carryOut(order(new Remedy.Suspend()), "active");
    assertThat(spoken()).isEqualTo("suspended");
    scim.carryOut(order(new Remedy.Reinstate()), "active");
    assertThat(spoken()).isEqualTo("active");
  }

  @Test
  void anAccountIsLimitedAndLetGo() {
    directory.enrol(NAME);
    ScimDirectory scim = scim("secret");
    assertThat(scim.observe(order(new Remedy.Limit()))).isEqualTo("no-member");
    scim.carryOut(order(new Remedy.Limit()), "no-member");
    assertThat(spoken()).isEqualTo("limited");
    assertThat(scim.observe(order(new Remedy.Limit()))).isEqualTo("member");
    scim.carryOut(order(new Remedy.LiftLimit()), "no-member");
    assertThat(spoken()).isEqualTo("active");
  }

  @Test
  void whoIsNotThereIsNotActedOnAndAWrongTokenNeither() {
    assertThatThrownBy(() -> scim("secret").observe(order(new Remedy.Suspend())))
        .isInstanceOfSatisfying(
            NotDone.class, no -> assertThat(no.reason()).isEqualTo("directory.account-unknown"));
    directory.enrol(NAME);
    assertThatThrownBy(() -> scim("wrong").carryOut(order(new Remedy.Suspend()), "active"))
        .isInstanceOf(ApplicationFailure.class);
    assertThat(spoken()).isEqualTo("active");
  }

  @Test
  void anEventThatComesTwiceIsOne() {
    webhook(KEY, Clock.systemUTC()).carryOut(order(new Remedy.HoldOffer()), "sent");
    webhook(KEY, Clock.systemUTC()).carryOut(order(new Remedy.HoldOffer()), "sent");
    assertThat(receiver.remediesOf(JOURNEY.value())).containsExactly("hold-offer");
  }

  @Test
  void anEventOfAnotherKeyOrOfAnotherTimeIsNotTaken() {
    String other =
        Base64.getEncoder()
            .encodeToString("o".repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Clock old = Clock.fixed(Instant.now().minusSeconds(600), ZoneOffset.UTC);
    for (WebhookConnector wrong : List.of(webhook(other, Clock.systemUTC()), webhook(KEY, old))) {
      assertThatThrownBy(() -> wrong.carryOut(order(new Remedy.HoldOffer()), "sent"))
          .isInstanceOf(ApplicationFailure.class);
    }
    assertThat(receiver.remediesOf(JOURNEY.value())).isEmpty();
  }

  private String spoken() {
    return directory.account(NAME).orElseThrow().spoken();
  }

  private ScimDirectory scim(String token) {
    return new ScimDirectory(
        new ScimSettings(
            directory.address(),
            () -> token,
            Optional.of(LocalDirectory.LIMITED),
            Duration.ofSeconds(5)));
  }

  private WebhookConnector webhook(String key, Clock clock) {
    URI address = receiver.address();
    return new WebhookConnector(
        new WebhookReceiver(
            address,
            Set.of(new Remedy.HoldOffer()),
            () -> WebhookSignature.of(List.of(key)),
            Duration.ofSeconds(5)),
        clock);
  }

  private static RemedyOrder order(Remedy remedy) {
    return new RemedyOrder(
        "k/" + remedy.word(),
        JOURNEY,
        new DirectoryAccount(NAME),
        remedy,
        null,
        true,
        Instant.MAX,
        null);
  }
}
