package io.throughline.server.api.audit.friction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The route of the report. */
@Configuration(proxyBeanMethods = false)
public class FrictionConfiguration {

  @Bean
  FrictionRoutes frictionRoutes(JdbcClient database) {
    return new FrictionRoutes(new StageFigures(database));
  }
}
