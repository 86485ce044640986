package io.throughline.server.cli.bench.journeys;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of a part, those of its processes that have ended included. */
final class PartCpu {
  private static final Path PROC = Path.of("/proc");

  /** The kernel's unit for user programs, whatever its own clock is (proc(5), sysconf(3)). */
  private static final Duration TICK = Duration.ofMillis(10);

  // Counted from the state, which follows the name in brackets (proc_pid_stat(5)).
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private PartCpu() {}

  /** Of the process and all that it started. */
  static Duration of(ProcessHandle part) {
    return Stream.concat(Stream.of(part), part.descendants())
        .map(process -> used(process.pid()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration used(long pid) {
    try {
      return used(Files.readString(stat(pid), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      if (!Files.isDirectory(PROC.resolve("self"))) {
        throw new MendableFailure("CPU time is read from /proc, which is not here: use Linux", e);
      }
      // It has ended meanwhile: its parent counts it among its children.
      return Duration.ZERO;
    }
  }

  /** User and system time, of the process and of its children that were waited for. */
  static Duration used(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = USER; field <= CHILDREN_SYSTEM; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return TICK.multipliedBy(ticks);
  }

  private static Path stat(long pid) {
    return PROC.resolve(Long.toString(pid)).resolve("stat");
  }
}
