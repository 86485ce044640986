package io.throughline.inference.command.setup;

import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints where the FFmpeg program is that this product carries. */
@Command(
    name = "ffmpeg",
    description = "prints the path of the FFmpeg program",
    mixinStandardHelpOptions = true)
public final class FfmpegCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(FfmpegProgram.path());
    return 0;
  }
}
