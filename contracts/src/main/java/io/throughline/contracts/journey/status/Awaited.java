package io.throughline.contracts.journey.status;

import java.time.Instant;
import java.util.List;

/**
 * What a journey waits for, and until when.
 *
 * @param what {@code consent}, {@code evidence}, {@code review}
 * @param interaction empty unless evidence is awaited
 * @param roles of evidence still awaited
 */
public record Awaited(String what, String interaction, List<String> roles, Instant until) {
  public Awaited {
    roles = List.copyOf(roles);
  }
}
