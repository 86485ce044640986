package io.throughline.server.journeys.registry;

import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.SubjectId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody orders when a watch is started over who was cleared in a hiring journey. */
public record WatchOrder(JourneyRegistry.Entry hired, WatchPlan plan) implements Order {
  /** The kind of journey, in ids and documents. */
  public static final String KIND = "watch";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<SubjectId> person() {
    return Optional.of(hired.subject());
  }

  @Override
  public byte[] canonical() {
    return String.join("\u001f", KIND, hired.journey().value(), plan.toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
