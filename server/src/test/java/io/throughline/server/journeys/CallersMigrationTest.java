package io.throughline.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class CallersMigrationTest {

  private static final String ID = "a".repeat(26);
  @TempDir private Path keys;

  @Test
  void aDeploymentThatIsOlderKeepsItsJourneysAndItsTokenAsAdministrator() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      DataSource source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).target("3").load().migrate();
      JdbcClient database = JdbcClient.create(source);
      fillAsBefore(database);

      Flyway.configure().dataSource(source).load().migrate();

      JourneyRegistry registry =
          new JourneyRegistry(database, new FileKeyRing(keys, MasterKey.in(keys)));
      JourneyId journey = new JourneyId("j-" + ID);
      assertThat(registry.byId(new JourneyRegistry.Key(TenantId.OPERATOR, journey)))
          .hasValueSatisfying(
              entry -> assertThat(entry.opener().caller()).isEqualTo(new CallerId("c-" + ID)));
      assertThat(registry.byId(new JourneyRegistry.Key(new TenantId("t-other"), journey)))
          .isEmpty();
      assertThat(
              database
                  .sql("select array_to_string(roles, ',') from api_token")
                  .query(String.class)
                  .single())
          .isEqualTo("admin");
      assertThatThrownBy(() -> database.sql("update evidence_use set tenant = 't-other'").update())
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private static void fillAsBefore(JdbcClient database) {
    database
        .sql("insert into journey values (?, ?, 'hiring', 'w', repeat('0', 64), 'mac', now())")
        .params("j-" + ID, "s-" + ID)
        .update();
    database
        .sql("insert into evidence_use values (gen_random_uuid(), ?, repeat('0', 64), ?, now())")
        .params("s-" + ID, "j-" + ID)
        .update();
    database
        .sql("insert into api_token values (gen_random_uuid(), sha256('x'), now(), 'first')")
        .update();
  }
}
