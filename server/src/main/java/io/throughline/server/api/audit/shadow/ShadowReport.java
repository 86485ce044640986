package io.throughline.server.api.audit.shadow;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.server.api.audit.friction.Proportion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules that are not in force would have changed; none of it was acted on.
 *
 * @param shadow revision of the rules that were asked last; null if none ever were
 * @param otherShadows revisions of rules that were asked before these; they are not counted here
 * @param live revisions of the rules in force meanwhile
 * @param asked questions that the shadow was to hear of
 * @param compared those that both rules answered
 * @param wouldChange those that the two answered differently
 * @param rate of {@code compared}; null where nothing was
 * @param journeys whose questions were compared
 * @param journeysChanged with at least one answer that would change
 * @param dropped questions that came faster than the shadow answered; part of {@code noAnswer}
 * @param reasons of the answers that would change, the most frequent first
 * @param clearedStopped journeys that were cleared, and that the shadow would have stopped
 * @param stoppedLetGo journeys that are held, limited or blocked, and that it would not have
 *     stopped
 * @param changed the newest first
 * @param leftOut how many more there are than {@code changed} names
 */
@Schema(name = "ShadowReport")
record ShadowReport(
    @Nullable String since,
    @Nullable String shadow,
    List<String> otherShadows,
    List<String> live,
    int asked,
    int compared,
    int wouldChange,
    @Nullable Proportion rate,
    int journeys,
    int journeysChanged,
    int dropped,
    List<Count> noAnswer,
    List<OfStage> stages,
    List<Move> moves,
    List<Count> reasons,
    List<String> clearedStopped,
    List<String> stoppedLetGo,
    List<Change> changed,
    int leftOut) {
  private static final Set<String> STOPS = Set.of("hold", "limit", "block");
  private static final Set<String> STOPPED =
      Set.of(
          JourneyState.IN_REVIEW.word(), JourneyState.LIMITED.word(), JourneyState.BLOCKED.word());

  /** How often a reason was given. */
  @Schema(name = "ShadowReason")
  record Count(String reason, int decisions) {}

  /** One stage. */
  @Schema(name = "ShadowStage")
  record OfStage(String stage, int compared, int wouldChange, @Nullable Proportion rate) {}

  /** From one answer to another. */
  @Schema(name = "ShadowMove")
  record Move(String stage, String was, String would, int decisions) {}

  /**
   * One answer that would be another.
   *
   * @param state in which the journey is now
   */
  @Schema(name = "ShadowChange")
  record Change(
      String journey,
      String stage,
      String interaction,
      String was,
      String would,
      List<String> reasons,
      String state) {

    private boolean stops() {
      return !STOPS.contains(was) && STOPS.contains(would);
    }

    private boolean letsGo() {
      return STOPS.contains(was) && !STOPS.contains(would);
    }
  }

  /** Journeys that were cleared, and that other rules would have stopped on the way. */
  static List<String> clearedStopped(List<Change> changed) {
    return changed.stream()
        .filter(one -> one.stops() && one.state().equals(JourneyState.CLEARED.word()))
        .map(Change::journey)
        .distinct()
        .toList();
  }

  /** Journeys that are stopped now, and that other rules would have let go on. */
  static List<String> stoppedLetGo(List<Change> changed) {
    return changed.stream()
        .filter(one -> one.letsGo() && STOPPED.contains(one.state()))
        .map(Change::journey)
        .distinct()
        .toList();
  }
}
