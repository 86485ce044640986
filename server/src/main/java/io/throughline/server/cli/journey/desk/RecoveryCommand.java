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

/** The help desk's recoveries from a terminal: what the API answers is printed as it is. */
@Command(
    name = "recovery",
    description = "Opens account recoveries and tells whether the owner was verified.",
    mixinStandardHelpOptions = true)
public final class RecoveryCommand implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: open, show, link, call, cancel");
  }

  @Command(
      name = "open",
      description = "Tells the owner, freezes the factors, and sends the owner a link.",
      mixinStandardHelpOptions = true)
  int open(@Mixin ServerOption at, @Mixin Order order) {
    return print(at, api -> api.open(order.document()));
  }

  @Command(
      name = "show",
      description = "Waiting, verified, not verified, or human needed.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ServerOption at, @Parameters(paramLabel = "RECOVERY") String recovery) {
    return print(at, api -> api.show(recovery));
  }

  @Command(
      name = "link",
      description = "Sends the owner a new link, twice at most.",
      mixinStandardHelpOptions = true)
  int link(@Mixin ServerOption at, @Parameters(paramLabel = "RECOVERY") String recovery) {
    return print(at, api -> api.resend(recovery));
  }

  @Command(
      name = "call",
      description = "Adds the sound of the call, before the owner's recording comes.",
      mixinStandardHelpOptions = true)
  int heard(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "RECOVERY") String recovery,
      @Parameters(paramLabel = "FILE") Path file) {
    return print(at, api -> api.heard(recovery, file));
  }

  @Command(name = "cancel", description = "Calls it off.", mixinStandardHelpOptions = true)
  int cancel(@Mixin ServerOption at, @Parameters(paramLabel = "RECOVERY") String recovery) {
    return print(at, api -> api.cancel(recovery));
  }

  private int print(ServerOption at, Function<RecoveryClient, JsonNode> call) {
    JsonNode answer = call.apply(new RecoveryClient(at.orElse(server).client("help-desk")));
    spec.commandLine().getOut().println(answer.toPrettyString());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** What the help desk says. */
  static final class Order {
    @Parameters(paramLabel = "ACCOUNT", description = "userName in the directory.")
    private String account = "";

    @Option(names = "--ticket", required = true, description = "The owner is told it.")
    private String ticket = "";

    @Option(names = "--desk", required = true, description = "Mail address of the help desk.")
    private String desk = "";

    @Option(names = "--privileged", description = "Two people have to agree.")
    private boolean privileged;

    Map<String, Object> document() {
      return Map.of("account", account, "ticket", ticket, "desk", desk, "privileged", privileged);
    }
  }
}
