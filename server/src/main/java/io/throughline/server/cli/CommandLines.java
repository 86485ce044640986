package io.throughline.server.cli;

import io.throughline.server.cli.bench.BenchCommand;
import io.throughline.server.cli.demo.DemoCommand;
import io.throughline.server.cli.demo.chaos.ChaosCommand;
import io.throughline.server.cli.deployment.DownCommand;
import io.throughline.server.cli.deployment.StatusCommand;
import io.throughline.server.cli.deployment.TokenCommand;
import io.throughline.server.cli.deployment.UpCommand;
import io.throughline.server.cli.journey.JourneyCommand;
import io.throughline.server.cli.journey.desk.CohortCommand;
import io.throughline.server.cli.journey.desk.RecoveryCommand;
import io.throughline.server.cli.policy.PolicyCommand;
import io.throughline.server.cli.proof.AuditCommand;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The launcher's commands that this program carries out. */
public final class CommandLines {
  private CommandLines() {}

  /** All commands; more are added by {@code addSubcommand}. */
  public static CommandLine standard() {
    Home home = Home.find();
    Progress progress = Progress.on(System.err);
    return new CommandLine(new ThroughlineCommand())
        .addSubcommand(new SetupCommand(home, progress))
        .addSubcommand(new UpCommand(home, progress))
        .addSubcommand(new DownCommand(home, progress))
        .addSubcommand(new StatusCommand(home))
        .addSubcommand(new DemoCommand(home, progress))
        .addSubcommand(new ChaosCommand(home, progress))
        .addSubcommand(new JourneyCommand())
        .addSubcommand(new RecoveryCommand())
        .addSubcommand(new CohortCommand())
        .addSubcommand(new TokenCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new PolicyCommand())
        .setExecutionExceptionHandler(oneLine())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** What the operator can mend is one line; anything else is our mistake and shows where. */
  private static IExecutionExceptionHandler oneLine() {
    return (exception, line, _) -> {
      if (!(exception instanceof MendableFailure)) {
        throw exception;
      }
      line.getErr().println("throughline: " + exception.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    };
  }
}
