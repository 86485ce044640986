package io.throughline.server.journeys.vault;

import io.throughline.contracts.identity.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of somebody's work: digests of devices and second factors, and coarse places. */
public final class WorkTraces {
  private final JdbcClient database;

  WorkTraces(JdbcClient database) {
    this.database = database;
  }

  /** Forgets all of it; that something was reported, and when, stays. */
  void forget(SubjectId subject) {
    database.sql("delete from work_trait where subject_id = ?").param(subject.value()).update();
    database
        .sql(
            "update webhook_event set work = null where journey_id in"
                + " (select journey_id from journey where subject_id = ?)")
        .param(subject.value())
        .update();
  }
}
