package io.throughline.server.journeys.vault;

import io.throughline.custody.audit.Ledger;
import io.throughline.custody.evidence.EncryptedFileVault;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.gallery.GalleryTable;
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

  @Bean
  GalleryTable galleryTable(DataSource database, KeyRing ring, Clock clock) {
    return new GalleryTable(database, ring, clock);
  }

  @Bean
  JourneyErasure.Kept keptOfPeople(
      EvidenceVault vault, EvidenceUses uses, GalleryTable gallery, JdbcClient database) {
    return new JourneyErasure.Kept(vault, uses, gallery, new WorkTraces(database));
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
