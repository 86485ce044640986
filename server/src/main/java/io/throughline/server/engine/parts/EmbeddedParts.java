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

  /** The policy engine that is asked and never acted on; there only where it is wanted. */
  public static final String SHADOW = "shadow";

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
            book.port(INFERENCE, 0),
            settings.shadow().isPresent() ? book.port(SHADOW, 0) : 0);
  }

  /** The ports that the parts find each other by. */
  record Ports(int postgres, int temporal, int opa, int server, int inference, int shadow) {}

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
    InstalledTool opa = InstalledTool.require(Tool.OPA, home);
    List<PartSpec> foreign = new ArrayList<>();
    foreign.add(new PostgresPart(settings.data(), home, ports.postgres()).spec());
    foreign.add(temporal(home));
    foreign.add(OpaPart.spec(opa, home, ports.opa()));
    settings.shadow().ifPresent(rules -> foreign.add(OpaPart.shadow(opa, rules, ports.shadow())));
    return foreign;
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
