package io.throughline.server.engine.process;

import java.util.Set;

/**
 * A part of the engine: one program that is kept running.
 *
 * @param name also the name of its log file
 * @param port it listens on, on the loopback address
 * @param version as people see it
 * @param after the parts that must have been healthy once before it is started
 */
public record PartSpec(
    String name, int port, String version, Set<String> after, Launch launch, HealthCheck health) {
  public PartSpec {
    after = Set.copyOf(after);
  }
}
