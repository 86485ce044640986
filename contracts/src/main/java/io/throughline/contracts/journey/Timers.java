package io.throughline.contracts.journey;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a journey waits for people.
 *
 * @param consent until the journey closes without consent
 * @param consentReminders after the request, each before {@code consent}
 * @param evidence for each interaction
 * @param review until a held journey takes the safe default
 * @param assessment until an unanswered check becomes a hold
 * @param escalation until the backup is told of a hold; absent: half of {@code review}
 */
public record Timers(
    Duration consent,
    List<Duration> consentReminders,
    Duration evidence,
    Duration review,
    Duration assessment,
    @Nullable Duration escalation) {
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
        Duration.ofMinutes(10),
        null);
  }

  /** Of a watch: a re-check is asked for at a login, and waited for three days. */
  public static Timers recheck() {
    Timers standard = standard();
    return new Timers(
        standard.consent(),
        standard.consentReminders(),
        Duration.ofDays(3),
        standard.review(),
        standard.assessment(),
        null);
  }

  /**
   * Of a recovery: three links of 15 minutes, and a human within four hours; there is no consent to
   * wait for.
   */
  public static Timers recovery() {
    Timers standard = standard();
    return new Timers(
        standard.consent(),
        standard.consentReminders(),
        Duration.ofMinutes(45),
        Duration.ofHours(4),
        standard.assessment(),
        null);
  }

  /** Of an appeal: five days to decide, and as many for what a reviewer asks the person for. */
  public static Timers appeal() {
    Timers standard = standard();
    return new Timers(
        standard.consent(),
        standard.consentReminders(),
        Duration.ofDays(5),
        Duration.ofDays(5),
        standard.assessment(),
        null);
  }

  /** When the backup is told of a hold, counted from its beginning. */
  public Duration escalationAfter() {
    return Objects.requireNonNullElseGet(escalation, () -> review.dividedBy(2));
  }

  /** As before there were escalations, unless one was chosen: orders are compared by this text. */
  @Override
  public String toString() {
    return "Timers[consent=%s, consentReminders=%s, evidence=%s, review=%s, assessment=%s%s]"
        .formatted(
            consent,
            consentReminders,
            evidence,
            review,
            assessment,
            escalation == null ? "" : ", escalation=" + escalation);
  }
}
