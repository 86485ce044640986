package io.throughline.server.settings;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.postgres.PostgresLedger;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigner;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.custody.keys.transport.TransportKeys;
import java.nio.file.Files;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Database, keys and ledger. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DeploymentSettings settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(settings.database().url());
    pool.setUsername(settings.database().username());
    if (settings.database().passwordFile() != null) {
      pool.setPassword(SecretFile.read(settings.database().passwordFile()));
    }
    pool.setMaximumPoolSize(24);
    // Callers get their 503 before they lose patience.
    pool.setConnectionTimeout(5_000);
    return pool;
  }

  @Bean
  MasterKey masterKey(DeploymentSettings settings) {
    return MasterKey.in(settings.keys());
  }

  @Bean
  KeyRing keyRing(DeploymentSettings settings, MasterKey master) {
    return new FileKeyRing(settings.keys(), master);
  }

  @Bean
  TransportKeys transportKeys(DeploymentSettings settings) {
    return new TransportKeys(settings.keys().resolve("transport"));
  }

  @Bean
  HeadSigningKey headSigner(DeploymentSettings settings, MasterKey master) {
    return new HeadSigningKey(settings.keys(), master);
  }

  @Bean
  Ledger ledger(DataSource database, HeadSigner signer, KeyRing ring, Clock clock) {
    return new PostgresLedger(database, signer, ring, clock);
  }

  /** For whoever checks proof elsewhere: it is public. */
  @Bean
  ApplicationRunner publicKeyFile(DeploymentSettings settings, HeadSigningKey key) {
    return _ -> Files.writeString(settings.keys().resolve("head-signing.pem"), key.publicKeyPem());
  }

  @Bean
  ApplicationRunner parentWatch(DeploymentSettings settings) {
    return _ -> {
      if (settings.exitWithParent()) {
        new ParentWatch(System.in, () -> System.exit(0)).start();
      }
    };
  }
}
