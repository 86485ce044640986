package io.throughline.server.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.throughline.custody.audit.Ledger;
import io.throughline.server.api.answer.AnswerRoutes;
import io.throughline.server.api.answer.ReviewQueue;
import io.throughline.server.api.answer.ReviewRoutes;
import io.throughline.server.api.answer.continuity.ContinuityRoutes;
import io.throughline.server.api.answer.desk.appeal.AppealRoutes;
import io.throughline.server.api.answer.desk.bulk.BulkRoutes;
import io.throughline.server.api.answer.desk.cohort.CohortRoutes;
import io.throughline.server.api.answer.desk.cohort.ScorecardRoutes;
import io.throughline.server.api.answer.desk.preboarding.PreboardingRoutes;
import io.throughline.server.api.answer.desk.recovery.RecoveryRoutes;
import io.throughline.server.api.answer.desk.scim.ScimRoutes;
import io.throughline.server.api.answer.lead.LeadQueue;
import io.throughline.server.api.answer.lead.LeadRoutes;
import io.throughline.server.api.answer.page.PageConfiguration;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.cohort.Cohorts;
import io.throughline.server.journeys.cohort.Logistics;
import io.throughline.server.journeys.cohort.Scorecards;
import io.throughline.server.journeys.registry.KeyedDigest;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.journeys.sequel.Recoveries;
import io.throughline.server.journeys.sequel.Watches;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ProblemAdvice;
import io.throughline.server.problem.ProblemErrorPage;
import io.throughline.server.problem.ProblemValve;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** The routes, their errors and their description. */
@Configuration(proxyBeanMethods = false)
@Import(PageConfiguration.class)
public class ApiConfiguration {

  @Bean
  JourneyRoutes journeyRoutes(HiringJourneys journeys, JourneyOverview overview, Watches watches) {
    return new JourneyRoutes(journeys, overview, watches);
  }

  @Bean
  BulkRoutes bulkRoutes(HiringJourneys journeys, OrderBook orders) {
    return new BulkRoutes(journeys, orders);
  }

  @Bean
  AnswerRoutes answerRoutes(HiringJourneys journeys) {
    return new AnswerRoutes(journeys);
  }

  @Bean
  ContinuityRoutes continuityRoutes(HiringJourneys journeys) {
    return new ContinuityRoutes(journeys);
  }

  @Bean
  RecoveryRoutes recoveryRoutes(
      Recoveries recoveries, HiringJourneys journeys, EvidenceIntake intake) {
    return new RecoveryRoutes(recoveries, journeys, intake);
  }

  @Bean
  AppealRoutes appealRoutes(HiringJourneys journeys, Appeals appeals) {
    return new AppealRoutes(journeys, appeals);
  }

  @Bean
  CohortRoutes cohortRoutes(
      Cohorts cohorts, HiringJourneys journeys, JourneyOverview overview, KeyedDigest digests) {
    return new CohortRoutes(cohorts, journeys, overview, digests);
  }

  @Bean
  ScimRoutes scimRoutes(Cohorts cohorts) {
    return new ScimRoutes(cohorts);
  }

  @Bean
  PreboardingRoutes preboardingRoutes(HiringJourneys journeys, Logistics logistics) {
    return new PreboardingRoutes(journeys, logistics);
  }

  @Bean
  ScorecardRoutes scorecardRoutes(Scorecards scorecards) {
    return new ScorecardRoutes(scorecards);
  }

  @Bean
  ReviewQueue reviewQueue(JdbcClient database) {
    return new ReviewQueue(database);
  }

  @Bean
  ReviewRoutes reviewRoutes(HiringJourneys journeys, ReviewQueue queue, Appeals appeals) {
    return new ReviewRoutes(journeys, queue, appeals);
  }

  @Bean
  LeadRoutes leadRoutes(JdbcClient database, Ledger ledger, Clock clock) {
    return new LeadRoutes(new LeadQueue(database, clock), ledger, clock);
  }

  @Bean
  EvidenceRoutes evidenceRoutes(HiringJourneys journeys, EvidenceIntake intake) {
    return new EvidenceRoutes(journeys, intake);
  }

  /**
   * What could be read in two ways is refused: names given twice, 2.9 or "2" for a whole number.
   */
  @Bean
  JsonMapperBuilderCustomizer oneReading() {
    return json ->
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
  }

  @Bean
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }

  @Bean
  ProblemErrorPage problemErrorPage() {
    return new ProblemErrorPage();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheWebServer() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
          }
        });
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Throughline")
                .version("v1")
                .description(
                    "Proves that one real human runs through a whole journey. Errors are RFC 9457"
                        + " documents with a dotted, stable reason."))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }
}
