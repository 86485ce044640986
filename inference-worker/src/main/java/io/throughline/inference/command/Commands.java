package io.throughline.inference.command;

import io.temporal.failure.ApplicationFailure;
import io.throughline.inference.command.analysis.AnalyzeCommand;
import io.throughline.inference.command.comparing.CompareCommand;
import io.throughline.inference.command.measuring.CalibrateCommand;
import io.throughline.inference.command.measuring.EvaluateCommand;
import io.throughline.inference.command.measuring.bench.BenchMediaCommand;
import io.throughline.inference.command.measuring.fuzz.FuzzCommand;
import io.throughline.inference.command.measuring.search.BenchSearchCommand;
import io.throughline.inference.command.setup.FfmpegCommand;
import io.throughline.inference.command.setup.PrepareModelsCommand;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands of the worker program. */
@Command(
    name = "inference-worker",
    description = "Opens media in a process of its own.",
    mixinStandardHelpOptions = true,
    subcommands = {
      WorkCommand.class,
      PrepareModelsCommand.class,
      FfmpegCommand.class,
      AnalyzeCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      EvaluateCommand.class,
      BenchMediaCommand.class,
      BenchSearchCommand.class,
      FuzzCommand.class
    })
public final class Commands {
  private Commands() {}

  /** The command line, with one-line errors. */
  public static CommandLine line() {
    CommandLine line = new CommandLine(new Commands());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println(command.getCommandName() + ": " + words(failure));
      return 1;
    });
    return line;
  }

  private static String words(Exception failure) {
    if (failure instanceof ApplicationFailure application) {
      return application.getOriginalMessage();
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }
}
