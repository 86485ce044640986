package io.throughline.server.engine.process;

/** Asks a running part whether it serves; answers within two seconds or so, and never throws. */
@FunctionalInterface
public interface HealthCheck {
  boolean healthy();
}
