package io.throughline.server.journeys.vault;

import io.throughline.activities.policy.PolicyShadow;
import io.throughline.contracts.identity.SubjectId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of how somebody works and gets in: digests of devices, second factors and accounts,
 * browsers, entries of rosters, coarse places, and what other rules would have said.
 */
public final class WorkTraces {
  private final JdbcClient database;
  private final PolicyShadow shadow;

  WorkTraces(JdbcClient database, PolicyShadow shadow) {
    this.database = database;
    this.shadow = shadow;
  }

  /** Forgets all of it; that something was reported, and when, stays. */
  void forget(SubjectId subject) {
    for (String table :
        List.of("work_trait", "account_owner", "known_browser", "roster_trait", "cohort_member")) {
      database
          .sql("delete from " + table + " where subject_id = ?")
          .param(subject.value())
          .update();
    }
    database
        .sql(
            "update webhook_event set work = null where journey_id in"
                + " (select journey_id from journey where subject_id = ?)")
        .param(subject.value())
        .update();
    shadow.letGo(
        Set.copyOf(
            database
                .sql("select journey_id from journey where subject_id = ?")
                .param(subject.value())
                .query(String.class)
                .list()));
    database
        .sql(
            "delete from shadow_answer where journey_id in"
                + " (select journey_id from journey where subject_id = ?)")
        .param(subject.value())
        .update();
  }
}
