package io.throughline.server.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.rehearsal.DryRunCommand;
import io.throughline.server.cli.journey.desk.BulkOptions;
import io.throughline.server.cli.journey.desk.EvidenceOptions;
import io.throughline.server.cli.journey.desk.PreboardingCommands.Background;
import io.throughline.server.cli.journey.desk.PreboardingCommands.Call;
import io.throughline.server.cli.journey.desk.PreboardingCommands.Where;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    subcommands = {DryRunCommand.class, Background.class, Where.class, Call.class},
    mixinStandardHelpOptions = true)
public final class JourneyCommand implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: start, list, show, continuity, watch, consent, evidence, reviews, take, review, appeal,"
            + " leads, background, logistics, call-back, cancel, erase, friction, dry-run");
  }

  @Command(
      name = "start",
      description = "Starts a hiring journey, or with --file many of them.",
      mixinStandardHelpOptions = true)
  int start(@Mixin ServerOption at, @Mixin OrderOptions order, @Mixin BulkOptions many) {
    if (!many.given()) {
      return print(at, api -> api.start(order.document(System.in)));
    }
    order.refuse();
    return many.print(at.orElse(server).client("hr"), spec.commandLine().getOut());
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
      name = "continuity",
      description = "Who is the same human in which interaction, by face and voice.",
      mixinStandardHelpOptions = true)
  int continuity(@Mixin ServerOption at, @Parameters(paramLabel = "JOURNEY") String journey) {
    return print(at, "analyst", api -> api.part(journey, "continuity"));
  }

  @Command(
      name = "appeal",
      description = "Whether the person appealed against how it ended, and what came of it.",
      mixinStandardHelpOptions = true)
  int appeal(@Mixin ServerOption at, @Parameters(paramLabel = "JOURNEY") String journey) {
    return print(at, api -> api.part(journey, "appeal"));
  }

  @Command(
      name = "watch",
      description = "Watches over who was cleared in a hiring journey, from day two on.",
      mixinStandardHelpOptions = true)
  int watch(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "JOURNEY") String journey,
      @Option(
              names = "--zone",
              required = true,
              description = "In which the person is said to work, such as Europe/Berlin.")
          String zone,
      @Option(names = "--days", description = "Until it ends (default: until it is cancelled).")
          Optional<Integer> days) {
    Map<String, Object> wish = new HashMap<>(Map.of("zone", zone));
    days.ifPresent(many -> wish.put("length", "P" + many + "D"));
    return print(at, api -> api.watch(journey, wish));
  }

  @Command(
      name = "consent",
      description = "Answers for the person: both purposes unless one is declined.",
      mixinStandardHelpOptions = true)
  int consent(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "JOURNEY") String journey,
      @Option(names = "--decline", description = "face, voice or both.") String[] declined,
      @Option(
              names = "--search",
              description = "The face may be looked for among other people, too (default: no).")
          boolean search) {
    Set<String> no = declined == null ? Set.of() : Set.of(declined);
    boolean both = no.contains("both");
    Map<String, Object> answer =
        Map.of(
            "face",
            !both && !no.contains("face"),
            "voice",
            !both && !no.contains("voice"),
            "search",
            search);
    return print(at, api -> api.consent(journey, answer));
  }

  @Command(
      name = "evidence",
      description = "Streams one file of media in.",
      mixinStandardHelpOptions = true)
  int evidence(@Mixin ServerOption at, @Mixin EvidenceOptions what) {
    return print(at, api -> api.evidence(what.journey(), what.place(), what.file()));
  }

  @Command(
      name = "review",
      description =
          "Decides a hold: confirm (an impostor), clear (the same human), or ask for more.",
      mixinStandardHelpOptions = true)
  int review(@Mixin ServerOption at, @Mixin ReviewOptions said) {
    return print(
        at,
        "analyst",
        api ->
            said.ofCase()
                ? api.decide(said.journey(), said.document())
                : api.review(said.journey(), said.document()));
  }

  @Command(
      name = "reviews",
      description = "The queue of held journeys; what is due first comes first.",
      mixinStandardHelpOptions = true)
  int reviews(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "CASE", arity = "0..1", description = "Shows that case alone.")
          @Nullable String reviewCase,
      @Option(
              names = "--state",
              defaultValue = "open",
              description = "open (default), mine, escalated, asked or answered.")
          String state) {
    return print(
        at, "analyst", api -> reviewCase == null ? api.reviews(state) : api.reviewCase(reviewCase));
  }

  @Command(
      name = "take",
      description = "Takes a case of the queue, so that nobody else decides it meanwhile.",
      mixinStandardHelpOptions = true)
  int take(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "CASE") String reviewCase,
      @Option(names = "--back", description = "Gives it back instead.") boolean back,
      @Option(names = "--to", paramLabel = "CALLER", description = "Hands it on instead.")
          @Nullable String to) {
    Optional<String> whom = back ? Optional.empty() : Optional.of(to == null ? "me" : to);
    return print(at, "analyst", api -> api.assign(reviewCase, whom));
  }

  @Command(
      name = "leads",
      description = "Pairs of people who may be one human; with a verdict, says what they are.",
      mixinStandardHelpOptions = true)
  int leads(@Mixin ServerOption at, @Mixin LeadOptions said) {
    return print(at, "analyst", said::ask);
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

  @Command(
      name = "friction",
      description = "What journeys cost people and where people leave, by stage.",
      mixinStandardHelpOptions = true)
  int friction(
      @Mixin ServerOption at,
      @Option(
              names = "--since",
              paramLabel = "DAY",
              description = "Stages entered from then on, such as 2026-11-01 (default: all).")
          @Nullable String since,
      @Option(names = "--json", description = "The report as one JSON object.") boolean json) {
    JsonNode report = at.orElse(server).client("hr").friction(Optional.ofNullable(since));
    if (json) {
      spec.commandLine().getOut().println(report);
    } else {
      new FrictionTable(report).lines().forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return 0;
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
}
