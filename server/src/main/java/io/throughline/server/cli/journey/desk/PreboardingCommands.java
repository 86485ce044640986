package io.throughline.server.cli.journey.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.ServerOption;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What HR enters between identity and day one. */
public final class PreboardingCommands {
  private PreboardingCommands() {}

  /** What all of them have. */
  abstract static class Entering implements Callable<Integer> {
    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "JOURNEY")
    private String journey = "";

    /** Its own, else what was said before the command's name. */
    private ServerOption server() {
      return Optional.ofNullable(spec.parent().mixins().get("server"))
          .map(outer -> server.orElse((ServerOption) outer.userObject()))
          .orElse(server);
    }

    abstract String route();

    abstract Map<String, Object> document();

    @Override
    public Integer call() {
      JsonNode answer =
          server()
              .client("hr")
              .call(
                  "POST",
                  "/api/v1/journeys/" + ApiClient.word(journey) + route(),
                  ApiClient.json(document()),
                  ApiClient.fresh());
      spec.commandLine().getOut().println(answer.toPrettyString());
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** A vendor's result. */
  @Command(
      name = "background",
      description = {
        "Enters the result of a background check.",
        "An adverse one is told to the candidate first: nobody decides for five business days."
      },
      mixinStandardHelpOptions = true)
  public static final class Background extends Entering {
    @Option(names = "--result", required = true, description = "clear, consider or incomplete.")
    private String result = "";

    @Option(
        names = "--covers",
        split = ",",
        description = {
          "identity, address-history, employment, education, sanctions.",
          "A clear result needs the first three."
        })
    private List<String> covers = List.of();

    @Override
    String route() {
      return "/background";
    }

    @Override
    Map<String, Object> document() {
      return Map.of("result", result, "covers", covers);
    }
  }

  /** Where things go. */
  @Command(
      name = "logistics",
      description = {
        "Enters where equipment and pay go. The server keeps digests only.",
        "Each is read from a file, so that it does not stand in the list of processes."
      },
      mixinStandardHelpOptions = true)
  public static final class Where extends Entering {
    @Option(
        names = "--ship-to",
        paramLabel = "FILE",
        required = true,
        description = "Holds the address.")
    private Path shipTo = Path.of("");

    @Option(names = "--care-of", description = "Somebody else receives it.")
    private boolean careOf;

    @Option(
        names = "--bank",
        paramLabel = "FILE",
        required = true,
        description = "Holds the IBAN or account.")
    private Path bank = Path.of("");

    @Option(names = "--prepaid", description = "The account is a prepaid card's.")
    private boolean prepaid;

    @Override
    String route() {
      return "/logistics";
    }

    @Override
    Map<String, Object> document() {
      return Map.of(
          "shipTo",
          Map.of("address", read(shipTo), "careOf", careOf),
          "bank",
          Map.of("account", read(bank), "prepaid", prepaid));
    }

    private static String read(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
      } catch (IOException unreadable) {
        throw new MendableFailure(file + " cannot be read: name a file of UTF-8 text", unreadable);
      }
    }
  }

  /** A call at a number that was known before. */
  @Command(
      name = "call-back",
      description = {
        "Enters how a call back went.",
        "At the number of the application, never at one that came with a change."
      },
      mixinStandardHelpOptions = true)
  public static final class Call extends Entering {
    @Option(
        names = "--outcome",
        required = true,
        description = "confirmed, refused or unreachable.")
    private String outcome = "";

    @Override
    String route() {
      return "/call-back";
    }

    @Override
    Map<String, Object> document() {
      return Map.of("outcome", outcome);
    }
  }
}
