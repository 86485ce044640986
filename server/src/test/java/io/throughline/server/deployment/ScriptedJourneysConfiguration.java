package io.throughline.server.deployment;

import io.throughline.activities.audit.LedgerAuditActivities;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.server.journeys.engine.JourneyWorker;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Lets the hosted worker run the scripted journey. */
@Configuration(proxyBeanMethods = false)
public class ScriptedJourneysConfiguration {

  @Bean
  @Primary
  JourneyWorker.Types scriptedJourneys(ReviewActivities reviews, LedgerAuditActivities audit) {
    return new JourneyWorker.Types(
        List.of(ScriptedHiringJourney.class), List.of(reviews, audit), List.of(), List.of());
  }

  @Bean
  UnlistedRoute unlistedRoute() {
    return new UnlistedRoute();
  }
}
