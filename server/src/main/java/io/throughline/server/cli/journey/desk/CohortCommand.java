package io.throughline.server.cli.journey.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ServerOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cohorts of vendors from a terminal: what the API answers is printed as it is. */
@Command(
    name = "cohort",
    description = "Opens cohorts of vendors, takes their rosters, and binds seats.",
    mixinStandardHelpOptions = true)
public final class CohortCommand implements Callable<Integer> {
  private static final String HR = "hr";
  private static final String VENDOR = "vendor";

  @Mixin private ServerOption server = new ServerOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: open, show, attest, roster, seat, exit, vendors; journey cancel closes one");
  }

  @Command(
      name = "open",
      description = "Opens a cohort, and asks the vendor to vouch for its people.",
      mixinStandardHelpOptions = true)
  int open(@Mixin ServerOption at, @Mixin Order order) {
    return print(at, HR, api -> api.open(order.document()));
  }

  @Command(
      name = "show",
      description = "Its members, and who of them may be one person.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ServerOption at, @Parameters(paramLabel = "COHORT") String cohort) {
    return print(at, HR, api -> api.show(cohort));
  }

  @Command(
      name = "attest",
      description = "The vendor vouches for its people.",
      mixinStandardHelpOptions = true)
  int attest(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "COHORT") String cohort,
      @Option(names = "--employed", description = "We employ them.") boolean employed,
      @Option(names = "--checked", description = "We have checked their identities.")
          boolean checked) {
    return print(at, VENDOR, api -> api.attest(cohort, employed, checked));
  }

  @Command(
      name = "roster",
      description = {
        "Hands in a roster: comma-separated values with a heading (worker, name, email, and if",
        "known phone, bank, address, zone; HR's also account). What is wrong is told by line and",
        "field."
      },
      mixinStandardHelpOptions = true)
  int roster(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "COHORT") String cohort,
      @Parameters(paramLabel = "FILE") Path file) {
    return print(at, VENDOR, api -> api.roster(cohort, file));
  }

  @Command(
      name = "seat",
      description = "Binds a member to a seat; the member takes a picture there in 15 minutes.",
      mixinStandardHelpOptions = true)
  int seat(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "COHORT") String cohort,
      @Parameters(paramLabel = "MEMBER") String member,
      @Mixin Seat seat) {
    return print(at, HR, api -> api.bind(cohort, member, seat.document()));
  }

  @Command(
      name = "exit",
      description = "The member leaves; the seat is free.",
      mixinStandardHelpOptions = true)
  int exit(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "COHORT") String cohort,
      @Parameters(paramLabel = "MEMBER") String member) {
    return print(at, HR, api -> api.exit(cohort, member));
  }

  @Command(
      name = "vendors",
      description = "How the people of each vendor fared.",
      mixinStandardHelpOptions = true)
  int vendors(@Mixin ServerOption at) {
    return print(at, HR, CohortClient::vendors);
  }

  private int print(ServerOption at, String role, Function<CohortClient, JsonNode> call) {
    JsonNode answer = call.apply(new CohortClient(at.orElse(server).client(role)));
    spec.commandLine().getOut().println(answer.toPrettyString());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** What a member works with. */
  static final class Seat {
    @Option(names = "--device", required = true, description = "As reported events name it.")
    private String device = "";

    @Option(
        names = "--factor",
        required = true,
        description = "What confirms sign-ins, as reported events name it.")
    private String factor = "";

    Map<String, Object> document() {
      return Map.of("device", device, "factor", factor);
    }
  }

  /** What is ordered. */
  static final class Order {
    @Option(
        names = "--vendor",
        required = true,
        description = "Pseudonym of the caller who vouches, as token list shows it.")
    private String vendor = "";

    @Option(names = "--manager", required = true, description = "Mail address of the manager.")
    private String manager = "";

    @Option(names = "--salutation", required = true, description = "How the manager is addressed.")
    private String salutation = "";

    @Option(names = "--team", required = true, description = "Mail address of who orders.")
    private String team = "";

    Map<String, Object> document() {
      return Map.of("vendor", vendor, "manager", manager, "salutation", salutation, "team", team);
    }
  }
}
