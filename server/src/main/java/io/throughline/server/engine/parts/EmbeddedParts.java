package io.throughline.server.engine.parts;

import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.engine.parts.temporal.DevelopmentPart;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.parts.temporal.TemporalServerPart;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.tool.InstalledTool;
import io.throughline.server.setup.tool.Tool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The parts of a deployment on this machine, each knowing where the others listen. */
public final class EmbeddedParts {
  public static final String POSTGRES = PostgresPart.NAME;
  public static final String TEMPORAL = TemporalPart.NAME;
  public static final String OPA = "opa";
  public static final String SERVER = "server";
  public static final String INFERENCE = "inference";

  /** Where a browser looks first, if it is free. */
  public static final int SERVER_PORT = 8080;

  private final EngineSettings settings;
  private final PortBook book;
  private final Ports ports;

  public EmbeddedParts(EngineSettings settings, PortBook book) {
    this.settings = settings;
    this.book = book;
    this.ports =
        new Ports(
            book.port(POSTGRES, 0),
            book.port(TEMPORAL, 0),
            book.port(OPA, 0),
            settings.port() == 0
                ? book.port(SERVER, SERVER_PORT)
                : book.exactly(SERVER, settings.port()),
            book.port(INFERENCE, 0));
  }

  /** The ports that the parts find each other by. */
  record Ports(int postgres, int temporal, int opa, int server, int inference) {}

  /** Where the API and the console are. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + ports.server());
  }

  /** In the order of their start; what a part needs stands before it. */
  public List<PartSpec> inOrder() {
    List<PartSpec> all = new ArrayList<>(foreign());
    all.add(ServerPart.spec(settings, ports));
    all.add(InferencePart.spec(settings, ports));
    return all;
  }

  /** The parts that are other people's programs; they need no build of ours. */
  List<PartSpec> foreign() {
    Home home = settings.home();
    return List.of(
        new PostgresPart(settings.data(), home, ports.postgres()).spec(),
        temporal(home),
        OpaPart.spec(InstalledTool.require(Tool.OPA, home), home, ports.opa()));
  }

  private PartSpec temporal(Home home) {
    return switch (settings.engine()) {
      case EMBEDDED ->
          DevelopmentPart.spec(
              InstalledTool.require(Tool.TEMPORAL, home), settings.data(), ports.temporal());
      case SERVER -> TemporalServerPart.spec(home, settings.data(), book);
    };
  }
}
