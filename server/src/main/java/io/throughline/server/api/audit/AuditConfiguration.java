package io.throughline.server.api.audit;

import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.bundle.ProofExport;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.PastDecisions;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.vault.JourneyErasure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routes of proof and erasure. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

  @Bean
  ProofRoutes proofRoutes(HiringJourneys journeys, Ledger ledger, HeadSigningKey key) {
    return new ProofRoutes(journeys, new ProofExport(ledger, key));
  }

  @Bean
  DecisionRoutes decisionRoutes(JourneyRegistry registry, PastDecisions decisions) {
    return new DecisionRoutes(registry, decisions);
  }

  @Bean
  ErasureRoutes erasureRoutes(JourneyErasure erasure) {
    return new ErasureRoutes(erasure);
  }
}
