package io.throughline.server.journeys.sequel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.audit.Ledger;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may not hear an appeal. */
class CaseHandsTest extends DeployedServer {
  private static final CallerId REVIEWER = new CallerId("c-" + "q".repeat(26));

  @Autowired private JdbcClient rows;
  @Autowired private Ledger ledger;
  @Autowired private JourneyRegistry registry;

  @Test
  void whoDecidedAClusterHadToDoWithEachOfItsMembers() {
    JsonNode vendor = newToken("{\"roles\":[\"vendor\"],\"note\":\"test\"}").json();
    String cohort =
        api.post(
                "/api/v1/cohorts",
                """
                {"vendor":"%s","manager":"m@vendor.test","salutation":"V","team":"t@employer.test"}
                """
                    .formatted(vendor.path("owner").asText()))
            .header("Location");
    String rosterRow =
        """
        {"rows":[{"worker":"w-1","name":"Ana","email":"%s@vendor.test"}]}
        """
            .formatted(UUID.randomUUID());
    String member =
        api.post(cohort + "/roster", rosterRow).json().at("/members/0/journey").asText();
    String id = cohort.substring(cohort.lastIndexOf('/') + 1);
    reviewed(id);

    JourneyRegistry.Entry entry =
        registry
            .byId(new JourneyRegistry.Key(new TenantId("t-default"), new JourneyId(member)))
            .orElseThrow();
    assertThat(new CaseHands(ledger, rows).of(entry)).contains(REVIEWER, entry.opener().caller());
  }

  private void reviewed(String cohort) {
    rows.sql(
            "insert into review_case (case_id, tenant, journey_id, version, stage, interaction,"
                + " state, opened_at, escalates_at, due_at, escalated, asked, verdict, reason,"
                + " reviewer, answered_at) select 'r' || substr(journey_id, 2) || '-1', tenant,"
                + " journey_id, 1, 'cohort', 'cluster-1', 'answered', now(), now(), now(), false,"
                + " 0, 'confirm', 'review.other-person', ?, now() from journey"
                + " where journey_id = ?")
        .params(REVIEWER.value(), cohort)
        .update();
  }
}
