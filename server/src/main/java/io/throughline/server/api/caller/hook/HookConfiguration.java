package io.throughline.server.api.caller.hook;

import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.KeyedDigest;
import io.throughline.server.settings.DeploymentSettings;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signed events on their way to journeys. */
@Configuration(proxyBeanMethods = false)
public class HookConfiguration {

  @Bean
  EventInbox eventInbox(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
    return new EventInbox(database, new TransactionTemplate(transactions), clock);
  }

  @Bean
  EventDelivery eventDelivery(EventInbox inbox, HiringJourneys journeys) {
    return new EventDelivery(inbox, journeys);
  }

  @Bean
  HookRoutes.Known knownToHooks(JourneyRegistry journeys, Clock clock, KeyedDigest digests) {
    return new HookRoutes.Known(journeys, clock, new WorkDocument(digests));
  }

  @Bean
  HookRoutes hookRoutes(
      DeploymentSettings settings,
      EventInbox inbox,
      EventDelivery delivery,
      HookRoutes.Known known) {
    Map<String, EventSource> sources =
        settings.hooks().sources().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    source -> EventSource.of(source.getKey(), source.getValue())));
    return new HookRoutes(sources, inbox, delivery, known);
  }
}
