package io.throughline.server.setup.tool;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, without standard input, all it says being kept.
 *
 * @param folder it runs in
 * @param environment added to this process's own
 * @param limit after which it is killed
 */
public record ExternalProgram(
    List<String> command, Path folder, Map<String, String> environment, Duration limit) {
  private static final int MOST_KEPT_CHARACTERS = 400;

  public ExternalProgram {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** What came of it. */
  public record Outcome(int status, String output) {
    /** The last line that it said, for a one-line failure. */
    public String lastLine() {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      String last = lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
      return last.length() > MOST_KEPT_CHARACTERS ? last.substring(0, MOST_KEPT_CHARACTERS) : last;
    }
  }

  /** Runs it; a status other than 0 is an outcome, not a failure. */
  public Outcome run() {
    try {
      // A file, not a pipe: a grandchild that keeps the pipe open must not keep us waiting.
      Path said = Files.createTempFile("throughline-", ".out");
      try {
        return new Outcome(status(said), Files.readString(said, StandardCharsets.ISO_8859_1));
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new MendableFailure(
          command.getFirst() + " cannot be run: ./throughline doctor says what is missing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure(command.getFirst() + " was interrupted: run it again", e);
    }
  }

  private int status(Path said) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MendableFailure(
            command.getFirst() + " did not end within " + limit.toSeconds() + " s: run it again");
      }
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
