package io.throughline.server.api.audit.shadow;

import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.registry.JourneyRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The route of the report. */
@Configuration(proxyBeanMethods = false)
public class ShadowConfiguration {

  @Bean
  ShadowRoutes shadowRoutes(
      JdbcClient database, JourneyRegistry registry, JourneyOverview overview) {
    return new ShadowRoutes(new ShadowFigures(database), registry, overview);
  }
}
