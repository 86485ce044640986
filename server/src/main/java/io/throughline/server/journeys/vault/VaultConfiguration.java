package io.throughline.server.journeys.vault;

import io.throughline.activities.continuity.search.GallerySearchActivities;
import io.throughline.activities.continuity.search.LeadTable;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.evidence.EncryptedFileVault;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.gallery.search.GalleryIndexes;
import io.throughline.custody.keys.KeyRing;
import io.throughline.server.journeys.engine.JourneyHistories;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.settings.DeploymentSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault, its grants and its intake. */
@Configuration(proxyBeanMethods = false)
public class VaultConfiguration {

  @Bean
  EvidenceVault evidenceVault(DeploymentSettings settings, KeyRing ring) {
    return new EncryptedFileVault(settings.vaultFolder(), ring);
  }

  @Bean
  GrantAuthority grantAuthority(KeyRing ring, Clock clock) {
    return new GrantAuthority(ring, clock);
  }

  @Bean
  EvidenceUses evidenceUses(
      JdbcClient database, PlatformTransactionManager transactions, EvidenceVault vault) {
    return new EvidenceUses(database, new TransactionTemplate(transactions), vault);
  }

  @Bean
  EvidenceIntake evidenceIntake(
      EvidenceVault vault, EvidenceUses uses, Clock clock, DeploymentSettings settings) {
    return new EvidenceIntake(
        vault,
        uses,
        clock,
        new EvidenceIntake.Limits(settings.vault().limit().toBytes(), settings.vault().deadline()));
  }

  @Bean
  JourneyErasure journeyErasure(
      JourneyRegistry registry,
      JourneyHistories histories,
      JourneyErasure.Custody custody,
      Clock clock) {
    return new JourneyErasure(registry, histories, custody, clock);
  }

  @Bean(destroyMethod = "close")
  GalleryIndexes galleryIndexes(GalleryTable table) {
    return new GalleryIndexes(table);
  }

  @Bean
  GalleryTable galleryTable(DataSource database, KeyRing ring, Clock clock) {
    return new GalleryTable(database, ring, clock);
  }

  @Bean
  GallerySearchActivities.Galleries galleries(GalleryTable table, GalleryIndexes indexes) {
    return new GallerySearchActivities.Galleries(table, indexes);
  }

  @Bean
  GallerySearchActivities gallerySearchActivities(
      GallerySearchActivities.Galleries galleries,
      DataSource database,
      GallerySearchActivities.Templates templates,
      Clock clock) {
    return new GallerySearchActivities(galleries, new LeadTable(database), templates, clock);
  }

  @Bean
  GallerySearchActivities.Templates templates(EvidenceVault vault, GrantAuthority grants) {
    return new GallerySearchActivities.Templates(vault, grants);
  }

  @Bean
  JourneyErasure.Kept keptOfPeople(
      EvidenceVault vault, EvidenceUses uses, SearchedFaces searched, WorkTraces work) {
    return new JourneyErasure.Kept(vault, uses, searched, work);
  }

  @Bean
  SearchedFaces searchedFaces(GallerySearchActivities.Galleries galleries, JdbcClient database) {
    return new SearchedFaces(galleries.table(), galleries.indexes(), database);
  }

  @Bean
  WorkTraces workTraces(JdbcClient database, PolicyShadow shadow) {
    return new WorkTraces(database, shadow);
  }

  @Bean
  JourneyErasure.Custody dataOfPeople(KeyRing ring, JourneyErasure.Kept kept, Ledger ledger) {
    return new JourneyErasure.Custody(ring, kept, ledger);
  }

  @Bean
  WorkerVaultRoutes workerVaultRoutes(EvidenceVault vault, GrantAuthority grants) {
    return new WorkerVaultRoutes(vault, grants);
  }
}
