package io.throughline.server.journeys.engine;

import io.throughline.activities.action.RecordedRemedyActivities;
import io.throughline.activities.action.TabledAppealActivities;
import io.throughline.activities.action.directory.ScimStandings;
import io.throughline.activities.action.directory.TabledAccountActivities;
import io.throughline.activities.audit.LedgerAuditActivities;
import io.throughline.activities.cohort.EngineCohortActivities;
import io.throughline.activities.consent.PersonalPages;
import io.throughline.activities.continuity.WeighedWatchActivities;
import io.throughline.activities.continuity.search.GallerySearchActivities;
import io.throughline.activities.evidence.VaultEvidenceActivities;
import io.throughline.activities.friction.TabledFrictionActivities;
import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.OpaPolicyActivities;
import io.throughline.activities.policy.OpaSettings;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.activities.policy.shadow.QueuedShadow;
import io.throughline.activities.remediation.MailNoticeActivities;
import io.throughline.activities.remediation.SmtpSettings;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.server.settings.DeploymentSettings;
import io.throughline.server.settings.SecretFile;
import io.throughline.workflows.WorkflowTypes;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the hosted worker can run. */
@Configuration(proxyBeanMethods = false)
@Import(RemedyConfiguration.class)
public class JourneyTypesConfiguration {

  /** Policy's answers are small; a larger one is no decision. */
  private static final int MOST_POLICY_BYTES = 64 * 1024;

  /** What journeys write down: events to be proven, cases for reviewers, figures to be counted. */
  record Records(
      LedgerAuditActivities audit,
      ReviewActivities reviews,
      TabledFrictionActivities friction,
      TabledAppealActivities appeals) {}

  @Bean
  LedgerAuditActivities auditActivities(Ledger ledger) {
    return new LedgerAuditActivities(ledger);
  }

  @Bean
  Records journeyRecords(
      LedgerAuditActivities audit, ReviewActivities reviews, DataSource database) {
    return new Records(
        audit,
        reviews,
        new TabledFrictionActivities(database),
        new TabledAppealActivities(database));
  }

  @Bean
  VaultEvidenceActivities evidenceActivities(
      EvidenceVault vault, GrantAuthority grants, DeploymentSettings settings) {
    return new VaultEvidenceActivities(vault, grants, settings.vault().grantLifetime());
  }

  @Bean
  MailNoticeActivities noticeActivities(
      DataSource database, DeploymentSettings settings, PersonalPages pages) {
    return new MailNoticeActivities(
        database, smtp(settings.mail()), Optional.ofNullable(settings.review().backup()), pages);
  }

  @Bean
  OpaPolicyActivities policyActivities(OpaClient opa) {
    return new OpaPolicyActivities(opa);
  }

  /** What goes out to people and to other systems, each on a queue of its own. */
  record Outgoing(
      MailNoticeActivities notices, RecordedRemedyActivities remedies, ScimStandings directory) {}

  @Bean
  Outgoing outgoing(
      MailNoticeActivities notices, RecordedRemedyActivities remedies, ScimStandings directory) {
    return new Outgoing(notices, remedies, directory);
  }

  /** Policy on interactions, on what was reported of work and accounts, and on rosters. */
  record Judges(
      OpaPolicyActivities policy,
      WeighedWatchActivities watches,
      EngineCohortActivities cohorts,
      TabledAccountActivities accounts) {}

  /** What opens the vault, for one person or to search among many. */
  record Opened(VaultEvidenceActivities evidence, GallerySearchActivities galleries) {}

  @Bean
  Opened opened(VaultEvidenceActivities evidence, GallerySearchActivities galleries) {
    return new Opened(evidence, galleries);
  }

  @Bean
  Judges judges(
      OpaPolicyActivities policy, DataSource database, OpaClient opa, Following following) {
    return new Judges(
        policy,
        new WeighedWatchActivities(opa, database, following.watches()),
        following.cohorts(),
        new TabledAccountActivities(database));
  }

  /** What begins by itself, or speaks with what has begun. */
  record Following(
      Function<WatchActivities.Beginning, JourneyId> watches, EngineCohortActivities cohorts) {}

  @Bean
  Following following(
      Function<WatchActivities.Beginning, JourneyId> watches, EngineCohortActivities cohorts) {
    return new Following(watches, cohorts);
  }

  @Bean
  OpaClient opa(DeploymentSettings settings, PolicyShadow shadow) {
    return new OpaClient(
        new OpaSettings(settings.policy().url(), settings.policy().timeout(), MOST_POLICY_BYTES),
        shadow);
  }

  @Bean
  PolicyShadow policyShadow(DeploymentSettings settings, DataSource database, Clock clock) {
    DeploymentSettings.Shadow shadow = settings.policy().shadow();
    return shadow == null
        ? PolicyShadow.NONE
        : new QueuedShadow(
            new QueuedShadow.Rules(
                new OpaSettings(shadow.url(), shadow.timeout(), MOST_POLICY_BYTES),
                shadow.revision()),
            database,
            clock);
  }

  @Bean
  JourneyWorker.Types journeyTypes(
      Records records, Opened opened, Judges judges, Outgoing outgoing) {
    return new JourneyWorker.Types(
        WorkflowTypes.ALL,
        List.of(
            records.audit(),
            records.reviews(),
            records.friction(),
            records.appeals(),
            opened.evidence(),
            opened.galleries(),
            judges.policy(),
            judges.watches(),
            judges.cohorts(),
            judges.accounts()),
        List.of(outgoing.notices()),
        List.of(outgoing.remedies(), outgoing.directory()));
  }

  private static SmtpSettings smtp(DeploymentSettings.Mail mail) {
    Optional<SmtpSettings.Login> login =
        mail.username() == null || mail.passwordFile() == null
            ? Optional.empty()
            : Optional.of(
                new SmtpSettings.Login(mail.username(), SecretFile.read(mail.passwordFile())));
    return new SmtpSettings(
        mail.host(),
        mail.port(),
        SmtpSettings.Security.valueOf(mail.security().toUpperCase(Locale.ROOT)),
        login,
        mail.from(),
        mail.contact() == null ? mail.from() : mail.contact(),
        mail.timeout());
  }
}
