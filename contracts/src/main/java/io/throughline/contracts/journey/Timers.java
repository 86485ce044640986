package io.throughline.contracts.journey;

import java.time.Duration;
import java.util.List;

/**
 * How long a journey waits for people.
 *
 * @param consent until the journey closes without consent
 * @param consentReminders after the request, each before {@code consent}
 * @param evidence for each interaction
 * @param review until a held journey takes the safe default
 * @param assessment until an unanswered check becomes a hold
 */
public record Timers(
    Duration consent,
    List<Duration> consentReminders,
    Duration evidence,
    Duration review,
    Duration assessment) {
  public Timers {
    consentReminders = List.copyOf(consentReminders);
  }

  /** As the product's hiring table has them. */
  public static Timers standard() {
    return new Timers(
        Duration.ofDays(7),
        List.of(Duration.ofDays(2), Duration.ofDays(5)),
        Duration.ofDays(14),
        Duration.ofDays(2),
        Duration.ofMinutes(10));
  }
}
