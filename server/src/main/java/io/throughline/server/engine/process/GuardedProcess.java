package io.throughline.server.engine.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this one, however this one ends.
 *
 * <p>A small shell watches a pipe that only this process holds open, then becomes the program. When
 * the pipe closes, because we close it or because we are gone, the watcher sends the stop signal,
 * and after the grace the kill. The process id is the program's own.
 */
final class GuardedProcess {
  // $1 signal, $2 seconds of grace, then the program. The pipe closes as soon as the program has
  // ended too, so that the watcher never waits long enough to meet a pid that was given out again.
  private static final String GUARD =
      """
      signal=$1; polls=$(($2 * 5)); shift 2
      exec 3<&0 </dev/null
      (
        exec >/dev/null 2>&1
        trap '' HUP INT TERM
        while read -r _ <&3; do :; done
        kill -s "$signal" $$ || exit 0
        while [ "$polls" -gt 0 ] && kill -0 $$; do sleep 0.2; polls=$((polls - 1)); done
        kill -s KILL $$
      ) &
      exec 3<&-
      exec "$@"
      """;

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final Process process;
  private final OutputStream pipe;
  private final Duration grace;

  private GuardedProcess(Process process, Duration grace) {
    this.process = process;
    this.pipe = process.getOutputStream();
    this.grace = grace;
  }

  static GuardedProcess start(Launch launch, Path log, Duration grace) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // A session of its own: an interrupt at the terminal reaches the supervisor alone.
      command.add(SETSID.toString());
    }
    command.addAll(List.of("/bin/sh", "-c", GUARD, "throughline-guard"));
    command.add(launch.stopSignal().name());
    command.add(Long.toString(Math.max(1, grace.toSeconds())));
    command.addAll(launch.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(launch.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new GuardedProcess(builder.start(), grace);
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Whether it ended within that time. */
  boolean endedWithin(Duration time) throws InterruptedException {
    boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      // A program that ended by itself leaves its watcher behind until the pipe closes.
      closePipe();
    }
    return ended;
  }

  /** Asks it to end, and makes it end after the grace. */
  void stop() throws InterruptedException {
    closePipe();
    if (!endedWithin(grace.plus(AFTER_KILL))) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private void closePipe() {
    try {
      pipe.close();
    } catch (IOException e) {
      // The reader is gone: that is what closing is for.
      process.destroy();
    }
  }
}
