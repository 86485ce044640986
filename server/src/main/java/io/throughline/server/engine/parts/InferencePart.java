package io.throughline.server.engine.parts;

import io.throughline.server.engine.parts.EmbeddedParts.Ports;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The process that opens media; it gets the transport keys and nothing else of the data folder. */
final class InferencePart {
  private InferencePart() {}

  static PartSpec spec(EngineSettings settings, Ports ports) {
    return new PartSpec(
        EmbeddedParts.INFERENCE,
        ports.inference(),
        Home.VERSION,
        // The server makes the transport keys.
        Set.of(EmbeddedParts.TEMPORAL, EmbeddedParts.SERVER),
        Launch.of(command(settings, ports)),
        HttpHealth.at(ports.inference(), "/health"));
  }

  private static List<String> command(EngineSettings settings, Ports ports) {
    Home home = settings.home();
    List<String> command =
        new ArrayList<>(
            home.java("inference-worker", List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError")));
    command.addAll(List.of("io.throughline.inference.InferenceWorker", "work"));
    command.addAll(List.of("--temporal", "127.0.0.1:" + ports.temporal()));
    command.addAll(List.of("--namespace", TemporalPart.NAMESPACE));
    command.addAll(List.of("--vault", "http://127.0.0.1:" + ports.server()));
    command.addAll(List.of("--transport-key", settings.data().transportKeys().toString()));
    command.addAll(List.of("--models", home.models().toString()));
    command.addAll(List.of("--catalogue", home.modelCatalogue().toString()));
    command.addAll(List.of("--device", settings.device()));
    command.addAll(List.of("--health-port", Integer.toString(ports.inference())));
    return command;
  }
}
