package io.throughline.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./throughline} is without a command: its list of commands. */
@Command(
    name = "throughline",
    description = "Proves that one real human runs through a whole journey.",
    mixinStandardHelpOptions = true,
    version = "0.1.0")
final class ThroughlineCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(spec), "no command given");
  }
}
