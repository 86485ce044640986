package io.throughline.server.engine.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How a program is started and stopped.
 *
 * @param environment added to this process's own
 * @param stopSignal the signal that makes it end in order
 * @param preparation done before each start
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    StopSignal stopSignal,
    Preparation preparation) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program that ends on SIGTERM and needs no preparation. */
  public static Launch of(List<String> command) {
    return new Launch(command, Map.of(), StopSignal.TERM, () -> {});
  }

  /** The signals that programs understand as "end in order". */
  public enum StopSignal {
    TERM,
    INT
  }

  /** What has to be there before the program starts; idempotent. */
  @FunctionalInterface
  public interface Preparation {
    void run() throws IOException, InterruptedException;
  }
}
