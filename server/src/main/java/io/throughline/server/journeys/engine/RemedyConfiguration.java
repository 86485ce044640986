package io.throughline.server.journeys.engine;

import io.throughline.activities.action.AccountDigest;
import io.throughline.activities.action.RecordedRemedyActivities;
import io.throughline.activities.action.directory.ScimDirectory;
import io.throughline.activities.action.directory.ScimSettings;
import io.throughline.activities.action.directory.ScimStandings;
import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.webhook.WebhookConnector;
import io.throughline.activities.action.webhook.WebhookReceiver;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.custody.webhook.WebhookSignature;
import io.throughline.server.settings.ActionSettings;
import io.throughline.server.settings.DeploymentSettings;
import io.throughline.server.settings.DigestKey;
import io.throughline.server.settings.SecretFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The systems that remedies are carried out in, as the settings name them. */
@Configuration(proxyBeanMethods = false)
public class RemedyConfiguration {
  /** An order looks at an account, changes it and looks again, while another try waits. */
  private static final int CALLS_OF_ONE_ORDER = 4;

  @Bean
  AccountDigest accountDigest(DeploymentSettings settings) {
    return new AccountDigest(DigestKey.in(settings.accountDigests()));
  }

  @Bean
  RecordedRemedyActivities remedyActivities(
      DataSource database, AccountDigest digests, DeploymentSettings settings, Clock clock) {
    ActionSettings actions = settings.actions();
    return new RecordedRemedyActivities(
        database,
        digests,
        new RecordedRemedyActivities.Reach(
            connectors(actions, clock),
            actions.automaticPerHour(),
            actions.timeout().multipliedBy(CALLS_OF_ONE_ORDER)),
        clock);
  }

  @Bean
  ScimStandings standings(DeploymentSettings settings) {
    ActionSettings actions = settings.actions();
    return new ScimStandings(
        scim(actions),
        Optional.ofNullable(actions.directory())
            .map(ActionSettings.Directory::privilegedGroups)
            .map(Set::copyOf)
            .orElse(Set.of()));
  }

  private static Optional<ScimSettings> scim(ActionSettings actions) {
    return Optional.ofNullable(actions.directory())
        .map(directory ->
            new ScimSettings(
                directory.url(),
                () -> SecretFile.read(directory.tokenFile()),
                Optional.ofNullable(directory.limitedGroup()),
                actions.timeout()));
  }

  static List<Connector> connectors(ActionSettings actions, Clock clock) {
    List<Connector> connectors = new ArrayList<>();
    scim(actions).map(ScimDirectory::new).ifPresent(connectors::add);
    Set<Remedy> taken = new HashSet<>();
    actions
        .receivers()
        .forEach((name, receiver) ->
            connectors.add(
                new WebhookConnector(
                    new WebhookReceiver(
                        receiver.url(),
                        remedies(name, receiver, taken),
                        () -> keys(receiver),
                        actions.timeout()),
                    clock)));
    return connectors;
  }

  /** Each goes to one receiver: two would each have to be known to have done it. */
  private static Set<Remedy> remedies(
      String name, ActionSettings.Receiver receiver, Set<Remedy> taken) {
    Set<Remedy> remedies = new HashSet<>();
    for (String word : receiver.remedies()) {
      Remedy remedy =
          Remedy.named(word)
              .filter(known -> !withinTheJourney(known))
              .orElseThrow(
                  () -> new IllegalArgumentException("the receiver " + name + " takes no " + word));
      if (!taken.add(remedy)) {
        throw new IllegalArgumentException("two receivers take " + word);
      }
      remedies.add(remedy);
    }
    return remedies;
  }

  private static boolean withinTheJourney(Remedy remedy) {
    return remedy instanceof Remedy.HoldStage
        || remedy instanceof Remedy.Notify
        || remedy instanceof Remedy.Alert;
  }

  private static WebhookSignature keys(ActionSettings.Receiver receiver) {
    return WebhookSignature.of(receiver.keyFiles().stream().map(SecretFile::read).toList());
  }
}
