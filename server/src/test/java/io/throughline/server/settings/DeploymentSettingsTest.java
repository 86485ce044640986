package io.throughline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class DeploymentSettingsTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(OnlySettings.class)
          .withPropertyValues(
              "throughline.data=data", "throughline.database.url=jdbc:postgresql://127.0.0.1/x");

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(DeploymentSettings.class)
  static class OnlySettings {}

  @Test
  void whatIsNotSetHasASafeDefault() {
    runner.run(context -> {
      DeploymentSettings settings = context.getBean(DeploymentSettings.class);
      assertThat(settings.exitWithParent()).isFalse();
      assertThat(settings.tokenFile()).hasToString("data/secrets/api-token");
      assertThat(settings.keys()).hasToString("data/keys");
      assertThat(settings.vaultFolder()).hasToString("data/vault");
      assertThat(settings.database().username()).isEqualTo("throughline");
      assertThat(settings.engine().target()).isEqualTo("127.0.0.1:7233");
      assertThat(settings.engine().namespace()).isEqualTo("throughline");
      assertThat(settings.engine().patience()).isEqualTo(Duration.ofSeconds(20));
      assertThat(settings.policy().url()).hasToString("http://127.0.0.1:8181");
      assertThat(settings.policy().shadow()).isNull();
      assertThat(settings.mail().security()).isEqualTo("none");
      assertThat(settings.mail().contact()).isNull();
      assertThat(settings.vault().limit().toMegabytes()).isEqualTo(512);
      assertThat(settings.vault().deadline()).isEqualTo(Duration.ofMinutes(10));
      assertThat(settings.vault().loopbackOnly()).isTrue();
      assertThat(settings.callers().openid()).isNull();
      assertThat(settings.callers().rates().callerPerSecond()).isEqualTo(50);
    });
  }

  @Test
  void everyKeyIsHeard() {
    runner
        .withPropertyValues(
            "throughline.exit-with-parent=true",
            "throughline.database.username=u",
            "throughline.database.password-file=p",
            "throughline.engine.target=h:1",
            "throughline.engine.namespace=n",
            "throughline.engine.patience=3s",
            "throughline.policy.url=http://h:2",
            "throughline.policy.timeout=2s",
            "throughline.mail.host=m",
            "throughline.mail.port=3",
            "throughline.mail.security=tls",
            "throughline.mail.from=a@b",
            "throughline.mail.contact=c@d",
            "throughline.mail.username=x",
            "throughline.mail.password-file=y",
            "throughline.mail.timeout=4s",
            "throughline.vault.limit=1MB",
            "throughline.vault.deadline=5s",
            "throughline.vault.grant-lifetime=6s",
            "throughline.vault.loopback-only=false")
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(DeploymentSettings.class).mail().contact()).isEqualTo("c@d");
        });
  }

  @Test
  void everyKeyAboutShadowRulesIsHeard() {
    runner
        .withPropertyValues(
            "throughline.policy.shadow.url=http://h:3", "throughline.policy.shadow.revision=r-2")
        .run(context -> {
          DeploymentSettings.Shadow shadow =
              context.getBean(DeploymentSettings.class).policy().shadow();
          assertThat(shadow).isNotNull();
          assertThat(shadow.revision()).isEqualTo("r-2");
          assertThat(shadow.timeout()).isEqualTo(Duration.ofSeconds(2));
        });
    runner
        .withPropertyValues("throughline.policy.shadow.url=http://h:3")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void everyKeyAboutCallersIsHeard() {
    runner
        .withPropertyValues(
            "throughline.callers.rates.caller-per-second=1",
            "throughline.callers.rates.caller-burst=2",
            "throughline.callers.rates.address-per-second=3",
            "throughline.callers.rates.address-burst=4",
            "throughline.callers.openid.issuer=https://login.example.org",
            "throughline.callers.openid.audience=throughline",
            "throughline.callers.openid.keys=file:/keys.json",
            "throughline.callers.openid.roles-claim=groups",
            "throughline.callers.openid.tenant=t-other",
            "throughline.callers.openid.authorities=ca.pem")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void everyKeyAboutSourcesIsHeard() {
    runner
        .withPropertyValues(
            "throughline.instance=i",
            "throughline.hooks.sources.ats.tenant=t-other",
            "throughline.hooks.sources.ats.types=offer.extended,application.withdrawn",
            "throughline.hooks.sources.ats.keys=one,two")
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(DeploymentSettings.class).hooks().sources().values())
              .singleElement()
              .satisfies(source -> {
                assertThat(source.tenant()).isEqualTo("t-other");
                assertThat(source.keys()).hasSize(2);
              });
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throughline.hooks.sources.ats.types=offer.extended",
        "throughline.hooks.sources.ats.keys=one",
        "throughline.hooks.sources.ats.secret=whsec_x",
        "throughline.hooks.sources[A B].keys=one",
        "throughline.datq=x",
        "throughline.mail.prot=25",
        "throughline.database.password=secret",
        "throughline.mail.port=0",
        "throughline.engine.patience=0s",
        "throughline.vault.limit=0",
        "throughline.callers.rates.caller-burst=0",
        "throughline.callers.openid.tenant=t-other",
        "throughline.vault.deadline=-1s",
        "throughline.database.url="
      })
  void anUnknownKeyOrAnOddValueStopsTheStart(String setting) {
    runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
  }
}
