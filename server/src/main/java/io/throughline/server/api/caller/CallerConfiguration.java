package io.throughline.server.api.caller;

import io.throughline.server.api.caller.gate.Gate;
import io.throughline.server.api.caller.gate.RequestLimits;
import io.throughline.server.api.caller.openid.OpenIdCallers;
import io.throughline.server.api.caller.openid.OpenIdPseudonyms;
import io.throughline.server.api.caller.token.ApiTokens;
import io.throughline.server.api.caller.token.FirstToken;
import io.throughline.server.api.caller.token.TokenRoutes;
import io.throughline.server.settings.DeploymentSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gate before every route, and what it knows callers by. */
@Configuration(proxyBeanMethods = false)
public class CallerConfiguration {

  @Bean
  ApiTokens apiTokens(JdbcClient database, Clock clock) {
    return new ApiTokens(database, clock);
  }

  @Bean
  TokenRoutes tokenRoutes(ApiTokens tokens, Clock clock) {
    return new TokenRoutes(tokens, clock);
  }

  @Bean
  SmartInitializingSingleton firstToken(ApiTokens tokens, DeploymentSettings settings) {
    return () -> new FirstToken(tokens, settings.tokenFile()).ensure();
  }

  @Bean
  FilterRegistrationBean<Gate> gate(ApiTokens tokens, DeploymentSettings settings, Clock clock) {
    Gate gate =
        new Gate(
            eitherOf(tokens, openid(settings, clock)),
            new RequestLimits(settings.callers().rates(), System::nanoTime),
            new Gate.Place(settings.instance(), settings.vault().loopbackOnly()));
    FilterRegistrationBean<Gate> registration = new FilterRegistrationBean<>(gate);
    registration.addUrlPatterns("/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  private static Optional<Credentials> openid(DeploymentSettings settings, Clock clock) {
    return Optional.ofNullable(settings.callers().openid())
        .map(openid ->
            new OpenIdCallers(
                openid, OpenIdPseudonyms.keyedBy(settings.callerPseudonyms()), clock));
  }

  /** Tokens that the deployment made have no dot; signed ones have two. */
  private static Credentials eitherOf(ApiTokens tokens, Optional<Credentials> openid) {
    return token ->
        token.indexOf('.') < 0
            ? tokens.callerOf(token)
            : openid.flatMap(provider -> provider.callerOf(token));
  }
}
