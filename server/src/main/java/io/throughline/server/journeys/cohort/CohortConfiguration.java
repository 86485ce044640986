package io.throughline.server.journeys.cohort;

import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.throughline.activities.cohort.EngineCohortActivities;
import io.throughline.activities.policy.OpaClient;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.KeyedDigest;
import io.throughline.server.settings.DeploymentSettings;
import io.throughline.server.settings.DigestKey;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cohorts, their rosters and their scorecards. */
@Configuration(proxyBeanMethods = false)
public class CohortConfiguration {
  @Bean
  KeyedDigest workDigests(DeploymentSettings settings) {
    return new KeyedDigest(DigestKey.in(settings.workDigests()));
  }

  @Bean
  CohortTable cohortTable(JdbcClient database, KeyedDigest digests, Clock clock) {
    return new CohortTable(database, digests, clock);
  }

  @Bean
  Cohorts cohorts(
      HiringJourneys journeys, HiringJourneys.Books books, CohortTable table, SealedOrders sealed) {
    return new Cohorts(journeys, books, table, sealed);
  }

  @Bean
  Logistics logistics(JdbcClient database, KeyedDigest digests, JourneyRegistry registry) {
    return new Logistics(database, digests, registry);
  }

  @Bean
  SealedOrders sealedOrders(DataConverter converter, DeploymentSettings settings) {
    return new SealedOrders(converter, settings.engine().namespace());
  }

  @Bean
  Scorecards scorecards(CohortTable table, HiringJourneys journeys, JourneyOverview overview) {
    return new Scorecards(table, journeys, overview);
  }

  @Bean
  EngineCohortActivities cohortActivities(
      WorkflowClient engine, OpaClient opa, DataSource database) {
    return new EngineCohortActivities(engine, opa, database);
  }
}
