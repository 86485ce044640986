package io.throughline.server.api.token;

import io.throughline.server.settings.DeploymentSettings;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gate before every route. */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {

  @Bean
  ApiTokens apiTokens(JdbcClient database, Clock clock) {
    return new ApiTokens(database, clock);
  }

  @Bean
  ApplicationRunner firstToken(ApiTokens tokens, DeploymentSettings settings) {
    return _ -> new FirstToken(tokens, settings.tokenFile()).ensure();
  }

  @Bean
  FilterRegistrationBean<Gate> gate(ApiTokens tokens, DeploymentSettings settings) {
    FilterRegistrationBean<Gate> registration =
        new FilterRegistrationBean<>(new Gate(tokens, settings.vault().loopbackOnly()));
    registration.addUrlPatterns("/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
