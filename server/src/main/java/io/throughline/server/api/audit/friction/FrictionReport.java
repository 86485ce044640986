package io.throughline.server.api.audit.friction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What journeys cost people and where people left, by stage.
 *
 * @param since journeys that entered a stage from then on; null for all
 * @param fewestPeople figures of fewer people are not given
 * @param stages in the order of the journey
 */
public record FrictionReport(
    String kind, @Nullable Instant since, int fewestPeople, List<OfStage> stages) {

  /**
   * One stage.
   *
   * @param suppressed whether too few people entered it for any figure to be given
   * @param figures null where suppressed
   */
  public record OfStage(String stage, boolean suppressed, @Nullable Figures figures) {}

  /**
   * Counts are of journeys, and what costs is of those that left the stage.
   *
   * @param people who entered
   * @param dropped left by the person's silence or no
   * @param stopped left because we or our people stopped it
   * @param calledOff ended from outside
   * @param stillThere entered and not left yet
   * @param dropOut {@code dropped} of all that left; null where too few did
   * @param seconds of recordings, of those whose whole length is known; null where too few are
   * @param elapsedSeconds from asking to the last piece or answer; null where too few are known
   * @param bytes of evidence, in whole KiB; null where too few left
   * @param promptsPerPerson of those that left; null where too few did
   * @param retriesPerPerson of those that left; null where too few did
   * @param withoutPrompts share of those that left that had no extra prompt; null where too few did
   */
  public record Figures(
      int people,
      int entered,
      int passed,
      int dropped,
      int stopped,
      int calledOff,
      int stillThere,
      @Nullable Proportion dropOut,
      @Nullable Spread seconds,
      @Nullable Spread elapsedSeconds,
      @Nullable Spread bytes,
      @Nullable Double promptsPerPerson,
      @Nullable Double retriesPerPerson,
      @Nullable Proportion withoutPrompts) {}

  /**
   * The middle and the upper end.
   *
   * @param p90 the 90th percentile
   * @param of how many values
   */
  public record Spread(double median, double p90, int of) {}
}
