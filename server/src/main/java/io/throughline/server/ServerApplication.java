package io.throughline.server;

import io.throughline.server.api.ApiConfiguration;
import io.throughline.server.api.audit.AuditConfiguration;
import io.throughline.server.api.audit.friction.FrictionConfiguration;
import io.throughline.server.api.audit.shadow.ShadowConfiguration;
import io.throughline.server.api.caller.CallerConfiguration;
import io.throughline.server.api.caller.hook.HookConfiguration;
import io.throughline.server.journeys.JourneysConfiguration;
import io.throughline.server.journeys.vault.VaultConfiguration;
import io.throughline.server.settings.DeploymentSettings;
import io.throughline.server.settings.SettingsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The API and the journeys worker in one process; nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(DeploymentSettings.class)
@Import({
  SettingsConfiguration.class,
  CallerConfiguration.class,
  HookConfiguration.class,
  VaultConfiguration.class,
  JourneysConfiguration.class,
  ApiConfiguration.class,
  AuditConfiguration.class,
  FrictionConfiguration.class,
  ShadowConfiguration.class
})
public class ServerApplication {

  /** Starts the server; settings are given as {@code --throughline.…} arguments. */
  public static void main(String[] arguments) {
    SpringApplication.run(ServerApplication.class, arguments);
  }
}
