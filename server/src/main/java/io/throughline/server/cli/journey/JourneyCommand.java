package io.throughline.server.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient.EvidencePlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Journeys from a terminal: what the API answers is printed as it is. */
@Command(
    name = "journey",
    description = "Starts, feeds, shows and reviews journeys over the REST API.",
    mixinStandardHelpOptions = true)
public final class JourneyCommand implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: start, list, show, consent, evidence, review, cancel, erase");
  }

  @Command(
      name = "start",
      description = "Starts a hiring journey.",
      mixinStandardHelpOptions = true)
  int start(@Mixin ServerOption at, @Mixin OrderOptions order) {
    return print(at, api -> api.start(order.document()));
  }

  @Command(name = "list", description = "The newest journeys.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOption at) {
    return print(at, ApiClient::list);
  }

  @Command(
      name = "show",
      description = "Where a journey stands, and how it came there.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ServerOption at, @Parameters(paramLabel = "JOURNEY") String journey) {
    return print(at, api -> api.show(journey));
  }

  @Command(
      name = "consent",
      description = "Answers for the person: both purposes unless one is declined.",
      mixinStandardHelpOptions = true)
  int consent(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "JOURNEY") String journey,
      @Option(names = "--decline", description = "face, voice or both.") String[] declined) {
    Set<String> no = declined == null ? Set.of() : Set.of(declined);
    boolean both = no.contains("both");
    return print(
        at,
        api -> api.consent(journey, !both && !no.contains("face"), !both && !no.contains("voice")));
  }

  @Command(
      name = "evidence",
      description = "Streams one file of media in.",
      mixinStandardHelpOptions = true)
  int evidence(@Mixin ServerOption at, @Mixin EvidenceOptions what) {
    EvidencePlace place =
        new EvidencePlace(what.interaction, what.role, what.last, what.requestId, what.subject());
    return print(at, api -> api.evidence(what.journey, place, what.file));
  }

  @Command(
      name = "review",
      description = "Ends a hold: confirm (an impostor) or clear (the same human).",
      mixinStandardHelpOptions = true)
  int review(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "confirm|clear") String verdict,
      @Parameters(paramLabel = "JOURNEY") String journey,
      @Option(
              names = "--reason",
              required = true,
              description = "A dotted reason code, such as review.other-person.")
          String reason) {
    return print(at, "analyst", api -> api.review(journey, verdict, reason));
  }

  @Command(name = "cancel", description = "Calls a journey off.", mixinStandardHelpOptions = true)
  int cancel(@Mixin ServerOption at, @Parameters(paramLabel = "JOURNEY") String journey) {
    return print(at, api -> api.cancel(journey));
  }

  @Command(
      name = "erase",
      description = "Erases the person of an ended journey for ever: key, evidence, history.",
      mixinStandardHelpOptions = true)
  int erase(@Mixin ServerOption at, @Parameters(paramLabel = "JOURNEY") String journey) {
    return print(at, "admin", api -> api.erase(journey));
  }

  /** Whatever is no verdict is HR's. */
  private int print(ServerOption at, Function<ApiClient, JsonNode> call) {
    return print(at, "hr", call);
  }

  private int print(ServerOption at, String role, Function<ApiClient, JsonNode> call) {
    ServerOption chosen = at.orElse(server);
    spec.commandLine().getOut().println(call.apply(chosen.client(role)).toPrettyString());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** What a journey is started with. */
  static final class OrderOptions {
    @Option(names = "--candidate-email", required = true, description = "Of the person.")
    private String candidate = "";

    @Option(names = "--salutation", required = true, description = "How the person is addressed.")
    private String salutation = "";

    @Option(names = "--team-email", required = true, description = "Of the people who ask.")
    private String team = "";

    @Option(names = "--interviews", description = "1 to 10 (default: 2).")
    private int interviews = 2;

    Map<String, Object> document() {
      return Map.of(
          "kind",
          "hiring",
          "interviews",
          interviews,
          "candidate",
          Map.of("email", candidate, "salutation", salutation),
          "team",
          Map.of("email", team));
    }
  }

  /** Which file, and what it is in the journey. */
  static final class EvidenceOptions {
    @Parameters(index = "0", paramLabel = "JOURNEY")
    private String journey = "";

    @Parameters(index = "1", paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--interaction", required = true, description = "Such as interview-1.")
    private String interaction = "";

    @Option(
        names = "--role",
        required = true,
        description = "camera, dial-in, document-portrait or selfie.")
    private String role = "";

    @Option(
        names = "--request-id",
        description = "The same again is the same request (default: a new one).")
    private String requestId = UUID.randomUUID().toString();

    @Option(names = "--last", description = "Nothing more comes for this interaction.")
    private boolean last;

    @Option(
        names = "--subject-tile",
        paramLabel = "X,Y,W,H",
        description = "Part of the picture that shows the person, such as 0.5,0,0.5,1.")
    private String tile = "";

    @Option(
        names = "--subject-track",
        paramLabel = "N",
        description = "The person's picture and sound track, from 0, where there are several.")
    private String track = "";

    @Option(
        names = "--subject-turn",
        paramLabel = "FROM-TO",
        description = "Seconds in which the person speaks; once for each turn.")
    private List<String> turns = new ArrayList<>();

    /** As the API takes it. */
    List<String> subject() {
      List<String> said = new ArrayList<>();
      turns.forEach(turn -> said.add("turn=" + escaped(turn)));
      if (!tile.isEmpty()) {
        said.add("tile=" + escaped(tile));
      }
      if (!track.isEmpty()) {
        said.add("track=" + escaped(track));
      }
      return said;
    }

    private static String escaped(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
