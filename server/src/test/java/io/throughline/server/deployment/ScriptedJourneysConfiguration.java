package io.throughline.server.deployment;

import io.throughline.activities.action.TabledAppealActivities;
import io.throughline.activities.audit.LedgerAuditActivities;
import io.throughline.activities.cohort.EngineCohortActivities;
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

  @Bean
  @Primary
  JourneyWorker.Types scriptedJourneys(
      ReviewActivities reviews,
      LedgerAuditActivities audit,
      EngineCohortActivities cohorts,
      DataSource database) {
    return new JourneyWorker.Types(
        List.of(
            ScriptedHiringJourney.class,
            RecoveryJourneyImpl.class,
            AppealJourneyImpl.class,
            CohortJourneyImpl.class,
            OnboardingJourneyImpl.class),
        List.of(reviews, audit, cohorts, new TabledAppealActivities(database)),
        List.of(),
        List.of());
  }

  @Bean
  UnlistedRoute unlistedRoute() {
    return new UnlistedRoute();
  }
}
