package io.throughline.server.journeys;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks behind the routes. */
public final class JourneysProbe {

  private final JdbcClient database;

  public JourneysProbe(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /** All rows of all tables of the API, as text. */
  public String everything() {
    return List.of("journey", "evidence_use", "api_token", "webhook_event").stream()
        .map(table -> database.sql("select * from " + table).query().listOfRows().toString())
        .toList()
        .toString();
  }

  /** How many uploads refer to blobs. */
  public long evidenceUses() {
    return database.sql("select count(*) from evidence_use").query(Long.class).single();
  }

  /** Enters an order as a start does that dies before the engine was asked. */
  public static String enterOnly(ApplicationContext context, HiringOrder order, String key) {
    JourneyRegistry.Opener opener =
        new JourneyRegistry.Opener(TenantId.OPERATOR, new CallerId("c-" + "d".repeat(26)));
    return context.getBean(OrderBook.class).enter(opener, order, key).entry().journey().value();
  }
}
