package io.throughline.inference.command.measuring.fuzz;

import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.sandbox.SandboxedMediaReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Damages genuine files at random and counts how a worker answers: never by dying. */
@Command(
    name = "fuzz",
    description = "damaged media through the whole worker; each is a verdict or a typed error",
    mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
  private static final double MOST_SECONDS = 10;
  private static final Duration DECODING = Duration.ofSeconds(6);

  @Option(names = "--files", defaultValue = "600", description = "how many (${DEFAULT-VALUE})")
  private int files = 600;

  @Option(names = "--seed", defaultValue = "1", description = "of the damage (${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--from",
      defaultValue = "0",
      description = "number of the first, to see one again (${DEFAULT-VALUE})")
  private int from;

  @Option(
      names = "--cast",
      defaultValue = ".throughline/cast",
      description = "folder of the demo's cast (${DEFAULT-VALUE})")
  private Path cast = Path.of("");

  @Option(names = "--serve", hidden = true, description = "be the worker: files on standard input")
  private boolean serve;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The answer of the command.
   *
   * @param slowest seconds that the slowest input took
   * @param costliest processor seconds that the costliest input took, of worker and decoders
   */
  record Answer(
      int inputs,
      int verdicts,
      int typedErrors,
      int workerDeaths,
      double slowest,
      double costliest) {
    boolean ok() {
      return workerDeaths == 0 && verdicts + typedErrors == inputs && slowest <= MOST_SECONDS;
    }
  }

  @Override
  public Integer call() throws IOException {
    if (serve) {
      return serve();
    }
    Path folder = Files.createTempDirectory("throughline-fuzz-");
    try {
      Answer answer = fuzz(new Mutants(GenuineFiles.compose(cast, folder), seed), folder);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.line(answer) : answer.toString());
      out.flush();
      return answer.ok() ? 0 : 1;
    } finally {
      delete(folder);
    }
  }

  private Answer fuzz(Mutants mutants, Path folder) throws IOException {
    FuzzTally tally = new FuzzTally();
    FuzzedWorker worker = FuzzedWorker.start(arguments());
    try {
      // The first file of a process pays for its start, so that it is not one of those that count.
      worker.answer(Files.write(folder.resolve("first"), mutants.whole().getFirst()));
      for (int number = from; number < from + files; number++) {
        Path mutant = Files.write(folder.resolve("mutant"), mutants.make(number));
        double spent = worker.cpuSeconds();
        long before = System.nanoTime();
        String answer = worker.answer(mutant);
        double seconds = (System.nanoTime() - before) / 1e9;
        spent = worker.cpuSeconds() - spent;
        tally.add(answer, seconds, spent);
        note(number, answer, Math.max(seconds, spent));
        if (answer.isEmpty()) {
          worker.close();
          worker = FuzzedWorker.start(arguments());
        }
      }
    } finally {
      worker.close();
    }
    return tally.answer();
  }

  private void note(int number, String answer, double seconds) {
    PrintWriter err = spec.commandLine().getErr();
    if (!FuzzTally.typed(answer) || seconds > MOST_SECONDS) {
      err.printf("seed %d, file %d: %s in %.1f s%n", seed, number, answer, seconds);
    } else if ((number + 1) % 500 == 0) {
      err.printf("%d of %d%n", number + 1 - from, files);
    }
    err.flush();
  }

  private List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("fuzz", "--serve"));
    words.addAll(options.words());
    return words;
  }

  private int serve() throws IOException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Models models = options.load();
        SandboxedMediaReader reader =
            new SandboxedMediaReader(MediaLimits.standard().withMaxDecodeTime(DECODING))) {
      MediaInspector inspector = new MediaInspector(reader, models);
      for (String file = in.readLine(); file != null; file = in.readLine()) {
        out.println(answer(inspector, Path.of(file)));
      }
    }
    return 0;
  }

  private static String answer(MediaInspector inspector, Path file) {
    try {
      return inspector.inspect(file).verdicts().isEmpty() ? "nothing" : "verdict";
    } catch (MediaException refused) {
      return refused.code().reason();
    } catch (RuntimeException unforeseen) {
      return unforeseen.getClass().getName();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
