package io.throughline.server.journeys.sequel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.activities.action.TabledAppealActivities;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities.Standing;
import io.throughline.server.deployment.DeployedServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an appealed journey did and nobody has taken back, as the table has it. */
class InForceTest extends DeployedServer {
  private static final String JOURNEY = "j-" + "q".repeat(26);

  @Autowired private JdbcClient rows;

  @Test
  void theLastComesFirstAndWhatWasTakenBackNotAtAll() {
    row("/interview-1/1/limit", "limit", "undone");
    row("/interview-1/1/limit/undo", "lift-limit", "applied");
    row("/day-one/2/limit", "limit", "applied");
    row("/day-one/10/suspend", "suspend", "claimed");
    row("/day-one/9/hold-offer", "hold-offer", "retiring");
    row("/day-one/11/hold-payroll", "hold-payroll", "refused");
    row("/day-one/12/hold-shipment", "hold-shipment", "not-applicable");
    rows.sql(
            "insert into remedy (key, remedy, state, automatic) values (?, 'limit', 'applied', true)")
        .param("j-" + "z".repeat(26) + "/day-one/2/limit")
        .update();

    assertThat(new TabledAppealActivities(database).inForce(new JourneyId(JOURNEY)).measures())
        .extracting(Standing::order, Standing::remedy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(JOURNEY + "/day-one/10/suspend", "suspend"),
            org.assertj.core.groups.Tuple.tuple(JOURNEY + "/day-one/9/hold-offer", "hold-offer"),
            org.assertj.core.groups.Tuple.tuple(JOURNEY + "/day-one/2/limit", "limit"));
  }

  private void row(String key, String remedy, String state) {
    rows.sql("insert into remedy (key, remedy, state, automatic) values (?, ?, ?, true)")
        .params(JOURNEY + key, remedy, state)
        .update();
  }
}
