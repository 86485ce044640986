package io.throughline.inference.command.measuring.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A worker in a process of its own that is told file after file; it may die of one. */
final class FuzzedWorker implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter files;

  private FuzzedWorker(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.files = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Starts one with this process's own Java and class path. */
  static FuzzedWorker start(List<String> arguments) throws IOException {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> command =
        new ArrayList<>(
            List.of(self.command().orElse(System.getProperty("java.home") + "/bin/java")));
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add("io.throughline.inference.InferenceWorker");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    return new FuzzedWorker(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Its answer to a file; empty text if it died of it. */
  String answer(Path file) throws IOException {
    files.println(file);
    String answer = answers.readLine();
    return answer == null ? "" : answer;
  }

  /** Processor time of the worker and of those of its decoders that still run. */
  double cpuSeconds() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toMillis() / 1000.0)
        .sum();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
