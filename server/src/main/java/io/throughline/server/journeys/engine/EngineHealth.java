package io.throughline.server.journeys.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the engine answers and this process takes its work. */
public final class EngineHealth implements HealthIndicator {

  private final JourneyWorker worker;

  public EngineHealth(JourneyWorker worker) {
    this.worker = worker;
  }

  @Override
  public Health health() {
    return worker.healthy() ? Health.up().build() : Health.down().build();
  }
}
