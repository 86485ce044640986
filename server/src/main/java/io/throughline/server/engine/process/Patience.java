package io.throughline.server.engine.process;

import java.time.Duration;

/**
 * How long the supervisor waits for what.
 *
 * @param start until a started part must be healthy
 * @param sickness how long a part may fail its health check before it is restarted
 * @param settled after so long in health, earlier failed starts are forgotten
 * @param grace between the stop signal and the kill
 * @param probe between two health checks of a healthy part
 */
public record Patience(
    Duration start,
    Duration sickness,
    Duration settled,
    Duration grace,
    Duration probe,
    Backoff backoff) {
  public static Patience standard() {
    return new Patience(
        Duration.ofMinutes(3),
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        Duration.ofSeconds(15),
        Duration.ofSeconds(2),
        Backoff.standard());
  }
}
