package io.throughline.server.engine.parts;

import io.throughline.server.engine.parts.EmbeddedParts.Ports;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.Launch.StopSignal;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The API and the journeys' worker. */
final class ServerPart {
  /** The setting {@code throughline.public-url} as the environment has it. */
  private static final String PUBLIC_URL = "THROUGHLINE_PUBLICURL";

  private ServerPart() {}

  static PartSpec spec(EngineSettings settings, Ports ports) {
    String instance = UUID.randomUUID().toString();
    return new PartSpec(
        EmbeddedParts.SERVER,
        ports.server(),
        Home.VERSION,
        Set.of(EmbeddedParts.POSTGRES, EmbeddedParts.TEMPORAL, EmbeddedParts.OPA),
        new Launch(command(settings, ports, instance), publicUrl(ports), StopSignal.TERM, () -> {}),
        HttpHealth.at(ports.server(), "/actuator/health", instance));
  }

  /** Where browsers reach it: as the operator says, or on this machine. */
  private static Map<String, String> publicUrl(Ports ports) {
    return System.getenv().containsKey(PUBLIC_URL)
        ? Map.of()
        : Map.of(PUBLIC_URL, "http://127.0.0.1:" + ports.server());
  }

  private static List<String> command(EngineSettings settings, Ports ports, String instance) {
    List<String> command =
        new ArrayList<>(
            settings
                .home()
                .java(
                    "server",
                    List.of(
                        "-Xmx768m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--add-modules=jdk.incubator.vector")));
    command.add("io.throughline.server.ServerApplication");
    command.add("--server.port=" + ports.server());
    command.add("--server.address=127.0.0.1");
    command.add("--throughline.data=" + settings.data().root());
    command.add("--throughline.database.url=" + PostgresPart.url(ports.postgres(), "throughline"));
    command.add("--throughline.database.username=" + PostgresPart.USER);
    command.add("--throughline.database.password-file=" + passwordFile(settings));
    command.add("--throughline.engine.target=127.0.0.1:" + ports.temporal());
    command.add("--throughline.engine.namespace=" + TemporalPart.NAMESPACE);
    command.addAll(policy(settings, ports));
    command.add("--throughline.mail.host=" + settings.mail().host());
    command.add("--throughline.mail.port=" + settings.mail().port());
    command.add("--throughline.instance=" + instance);
    command.addAll(settings.serverArguments());
    return command;
  }

  private static List<String> policy(EngineSettings settings, Ports ports) {
    List<String> policy = new ArrayList<>();
    policy.add("--throughline.policy.url=http://127.0.0.1:" + ports.opa());
    settings
        .shadow()
        .ifPresent(rules -> {
          policy.add("--throughline.policy.shadow.url=http://127.0.0.1:" + ports.shadow());
          policy.add("--throughline.policy.shadow.revision=" + rules.revision());
        });
    return policy;
  }

  private static String passwordFile(EngineSettings settings) {
    try {
      return PostgresPart.passwordFile(settings.data()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
