package io.throughline.server.journeys.sequel;

import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An end that somebody may object to, and until when. */
public record Ending(JourneyState state, Instant endedAt, Instant until) {
  /** Somebody may object for so long. */
  public static final Duration WINDOW = Duration.ofDays(30);

  /**
   * How a journey ended; empty while it goes on, and for an end that took nothing from anybody:
   * cleared, called off by whoever began it, or an appeal.
   */
  public static Optional<Ending> of(JourneyStatus status) {
    boolean appealable =
        switch (status.state()) {
          case LIMITED, BLOCKED -> true;
          case CLOSED -> leftToAHuman(status.timeline());
          default -> false;
        };
    return appealable
        ? endedAt(status).map(at -> new Ending(status.state(), at, at.plus(WINDOW)))
        : Optional.empty();
  }

  /** Whether it is too late to object. */
  public boolean over(Instant now) {
    return now.isAfter(until);
  }

  private static boolean leftToAHuman(List<TimelineEntry> timeline) {
    return timeline.stream()
        .anyMatch(entry ->
            entry.what().equals("journey.closed") && entry.reasons().contains("human.path"));
  }

  /** What happens afterwards, such as a remedy that is taken back, is no later end. */
  private static Optional<Instant> endedAt(JourneyStatus status) {
    String end = "journey." + status.state().word();
    return status.timeline().stream()
        .filter(entry -> entry.what().equals(end))
        .findFirst()
        .or(() -> status.timeline().reversed().stream().findFirst())
        .map(TimelineEntry::at);
  }
}
