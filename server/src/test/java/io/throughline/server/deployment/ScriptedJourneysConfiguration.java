package io.throughline.server.deployment;

import io.throughline.activities.action.TabledAppealActivities;
import io.throughline.activities.action.directory.TabledAccountActivities;
import io.throughline.activities.audit.LedgerAuditActivities;
import io.throughline.activities.cohort.EngineCohortActivities;
import io.throughline.activities.evidence.VaultEvidenceActivities;
import io.throughline.activities.friction.TabledFrictionActivities;
import io.throughline.activities.policy.OpaPolicyActivities;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.server.journeys.engine.JourneyWorker;
import io.throughline.workflows.journey.appeal.AppealJourneyImpl;
import io.throughline.workflows.journey.hiring.cohort.CohortJourneyImpl;
import io.throughline.workflows.journey.hiring.cohort.OnboardingJourneyImpl;
import io.throughline.workflows.journey.recovery.RecoveryJourneyImpl;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Lets the hosted worker run the scripted journey, recoveries and appeals as they are. */
@Configuration(proxyBeanMethods = false)
public class ScriptedJourneysConfiguration {
  /** What the scripted journey is said to have accepted. */
  static final ContinuityRecord RECORD =
      new ContinuityRecord(
          List.of(
              new Capture(
                  new InteractionId("interview-1"),
                  new TemplateRef(
                      Modality.FACE,
                      new EvidenceAddress("0f".repeat(32)),
                      new ModelRef("scripted", "1"),
                      0.9,
                      12))));

  /** What journeys of the product do within their own tasks. */
  record ShortSteps(
      VaultEvidenceActivities evidence, OpaPolicyActivities policy, DataSource database) {
    List<Object> all() {
      return List.of(
          evidence,
          policy,
          new TabledFrictionActivities(database),
          new TabledAccountActivities(database));
    }
  }

  @Bean
  ShortSteps shortSteps(
      VaultEvidenceActivities evidence, OpaPolicyActivities policy, DataSource database) {
    return new ShortSteps(evidence, policy, database);
  }

  @Bean
  @Primary
  JourneyWorker.Types scriptedJourneys(
      ReviewActivities reviews,
      LedgerAuditActivities audit,
      EngineCohortActivities cohorts,
      ShortSteps steps) {
    return new JourneyWorker.Types(
        List.of(
            ScriptedHiringJourney.class,
            RecoveryJourneyImpl.class,
            AppealJourneyImpl.class,
            CohortJourneyImpl.class,
            OnboardingJourneyImpl.class),
        Stream.concat(
                Stream.of(reviews, audit, cohorts, new TabledAppealActivities(steps.database())),
                steps.all().stream())
            .toList(),
        List.of(),
        List.of());
  }

  @Bean
  UnlistedRoute unlistedRoute() {
    return new UnlistedRoute();
  }
}
