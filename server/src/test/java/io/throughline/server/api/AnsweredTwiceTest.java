package io.throughline.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Callers who never got their answer and ask again, after the journey has ended. */
class AnsweredTwiceTest extends DeployedServer {

  @Test
  void anAnswerThatEndedTheJourneyIsAnsweredAgainAndAnotherOneIsNot() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String key = UUID.randomUUID().toString();
    String declined = "{\"face\":false,\"voice\":false}";
    assertThat(api.post(address + "/consent", declined, key).status()).isEqualTo(200);
    awaitState(address, "closed");

    Api.Answer again = api.post(address + "/consent", declined, key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("state").asText()).isEqualTo("closed");
    assertProblem(api.post(address + "/consent", declined), 409, "journey.ended");
    assertProblem(
        api.post(address + "/consent", "{\"face\":true,\"voice\":true}", key),
        409,
        "journey.ended");
  }

  @Test
  void noticesAndLedgerEntriesHaveTheTenantOfTheirJourney() {
    String address = api.startJourney();
    String journey = address.substring(address.lastIndexOf('/') + 1);
    JdbcClient rows = JdbcClient.create(database);
    var _ =
        rows.sql("insert into notice (key, message_id, state) values (?, ?, 'sent')")
            .params(journey + "/0/CLEARED/TEAM", "<" + journey + "@test>")
            .update();
    var _ =
        rows.sql(
                "insert into notice (key, message_id, state) values ('j-none/0/X/TEAM', ?, 'sent')")
            .param("<" + UUID.randomUUID() + "@test>")
            .update();
    List<String> tenants =
        rows.sql("select tenant from notice where key like ? || '/%'")
            .param(journey)
            .query(String.class)
            .list();

    assertThat(tenants).containsExactly("t-default");
    assertThat(
            rows.sql("select count(*) from notice where key = 'j-none/0/X/TEAM' and tenant is null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
