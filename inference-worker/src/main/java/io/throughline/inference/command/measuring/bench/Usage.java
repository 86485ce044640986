package io.throughline.inference.command.measuring.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What this process and its decoders take. */
final class Usage {
  private static final long SAMPLE_MILLIS = 200;

  private Usage() {}

  /** Something that is measured while it runs. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Processor time so far, of this process and those below it that still run. */
  static double cpuSeconds() {
    double own =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime()
            / 1e9;
    return own
        + ProcessHandle.current()
            .descendants()
            .flatMap(handle -> handle.info().totalCpuDuration().stream())
            .mapToDouble(time -> time.toMillis() / 1000.0)
            .sum();
  }

  /**
   * The most memory that this process and its decoders held while the work ran, in MB: pages that
   * several of them share count once.
   */
  static double peakMegabytes(Work work) throws Exception {
    AtomicLong most = new AtomicLong(kilobytes());
    AtomicBoolean runs = new AtomicBoolean(true);
    Thread sampler =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (runs.get()) {
                most.accumulateAndGet(kilobytes(), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(SAMPLE_MILLIS * 1_000_000);
              }
            });
    try {
      work.run();
    } finally {
      runs.set(false);
      sampler.join();
    }
    return Math.max(most.get(), kilobytes()) / 1024.0;
  }

  private static long kilobytes() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .mapToLong(handle -> proportional(handle.pid()))
        .sum();
  }

  // Proportional set size in kB; a process that has gone holds nothing.
  private static long proportional(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException gone) {
      return 0;
    }
  }
}
