package io.throughline.server.api.answer.page;

import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.settings.DeploymentSettings;
import io.throughline.server.settings.PublicUrl;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The person's own page and the links to it. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

  @Bean
  SubjectLinks subjectLinks(JdbcClient database, Clock clock, DeploymentSettings settings) {
    return new SubjectLinks(
        database, clock, LinkSignature.keyedBy(settings.pageKey()), settings.publicUrl());
  }

  @Bean
  RecoveryPages.Visits visits(
      SubjectLinks links, JdbcClient database, Clock clock, DeploymentSettings settings) {
    return new RecoveryPages.Visits(links, new KnownBrowsers(database, clock, secure(settings)));
  }

  @Bean
  RecoveryPages recoveryPages(
      HiringJourneys journeys, EvidenceIntake intake, RecoveryPages.Visits visits) {
    return new RecoveryPages(journeys, intake, visits);
  }

  @Bean
  AppealPages appealPages(
      HiringJourneys journeys,
      Appeals appeals,
      EvidenceIntake intake,
      RecoveryPages.Visits visits) {
    return new AppealPages(journeys, appeals, intake, visits.links());
  }

  @Bean
  PersonPages.Parts pageParts(RecoveryPages recoveries, AppealPages appeals) {
    return new PersonPages.Parts(recoveries, appeals);
  }

  @Bean
  PersonPages personPages(
      HiringJourneys journeys,
      RecoveryPages.Visits visits,
      PersonPages.Parts parts,
      DeploymentSettings settings) {
    return new PersonPages(journeys, visits, parts, secure(settings));
  }

  private static boolean secure(DeploymentSettings settings) {
    return Optional.ofNullable(settings.publicUrl()).map(PublicUrl::secure).orElse(true);
  }
}
