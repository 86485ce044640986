package io.throughline.server.api.answer.page;

import io.throughline.server.journeys.HiringJourneys;
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
  PersonPages personPages(
      HiringJourneys journeys, SubjectLinks links, DeploymentSettings settings) {
    boolean secure = Optional.ofNullable(settings.publicUrl()).map(PublicUrl::secure).orElse(true);
    return new PersonPages(journeys, links, secure);
  }
}
