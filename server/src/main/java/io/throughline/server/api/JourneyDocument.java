package io.throughline.server.api;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.api.audit.friction.FrictionDocument;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journey as callers see it: no score, nothing personal.
 *
 * @param id the same as {@code journey}
 * @param awaited null while the journey works by itself or has ended
 * @param brokenLink null while all links hold
 * @param friction null for a journey that could not be asked, or that ended before it was measured
 * @param remedies what was done and not taken back, in the order in which it was done
 */
public record JourneyDocument(
    String id,
    String journey,
    String kind,
    String state,
    String stage,
    @Nullable AwaitedDocument awaited,
    @Nullable LinkDocument brokenLink,
    int prompts,
    List<Event> timeline,
    @Nullable FrictionDocument friction,
    List<RemedyDocument> remedies) {

  /** What the journey waits for, and until when. */
  public record AwaitedDocument(
      String what, String interaction, List<String> roles, Instant until) {}

  /**
   * The link that does not hold.
   *
   * @param spoken as people read it: {@code interview 1 ↔ interview 2, face}
   */
  public record LinkDocument(String from, String to, String modality, String spoken) {}

  /** One thing that happened. */
  public record Event(
      Instant at, String stage, String interaction, String what, List<String> reasons) {}

  /**
   * Something that was done.
   *
   * @param remedy its word, such as {@code limit}
   * @param until null if it does not end by itself
   */
  public record RemedyDocument(String remedy, Instant since, @Nullable Instant until) {}

  /** Of a journey as it says that it stands. */
  public static JourneyDocument of(String kind, JourneyStatus status) {
    return new JourneyDocument(
        status.journey().value(),
        status.journey().value(),
        kind,
        status.state().word(),
        status.stage().word(),
        awaited(status.awaited()),
        link(status.brokenLink()),
        status.prompts(),
        status.timeline().stream()
            .map(entry ->
                new Event(
                    entry.at(),
                    entry.stage().word(),
                    entry.interaction(),
                    entry.what(),
                    entry.reasons()))
            .toList(),
        Optional.ofNullable(status.friction()).map(FrictionDocument::of).orElse(null),
        status.remedies().stream()
            .map(done -> new RemedyDocument(done.remedy(), done.since(), done.until()))
            .toList());
  }

  /** A journey that has begun and could not be asked yet. */
  static JourneyDocument begun(String kind, JourneyId journey) {
    return of(
        kind,
        new JourneyStatus(
            journey,
            JourneyState.REQUESTED,
            Stage.APPLY,
            null,
            null,
            0,
            List.of(),
            null,
            List.of()));
  }

  private static @Nullable AwaitedDocument awaited(@Nullable Awaited awaited) {
    return Optional.ofNullable(awaited)
        .map(it -> new AwaitedDocument(it.what(), it.interaction(), it.roles(), it.until()))
        .orElse(null);
  }

  private static @Nullable LinkDocument link(@Nullable Link broken) {
    return Optional.ofNullable(broken)
        .map(it ->
            new LinkDocument(
                it.from().value(),
                it.to().value(),
                it.modality().name().toLowerCase(Locale.ROOT),
                it.spoken()))
        .orElse(null);
  }
}
