package io.throughline.server.api.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cases as reviewers see them: blind, without a name and without a score. */
final class ReviewDocuments {

  private ReviewDocuments() {}

  /**
   * One case in the queue.
   *
   * @param id {@code r-…-1}
   * @param state open, asked, answered, expired or closed
   * @param escalatesAt when the backup is told
   * @param dueAt when the journey takes the safe default
   * @param asked how often the person was asked for more
   * @param assignedTo a caller's id; null if nobody has the case
   * @param verdict the newest; null before the first
   */
  @Schema(name = "ReviewCase")
  record Line(
      String id,
      String journey,
      String stage,
      String interaction,
      String state,
      Instant openedAt,
      Instant escalatesAt,
      Instant dueAt,
      boolean escalated,
      int asked,
      @Nullable String assignedTo,
      @Nullable Verdict verdict) {

    static Line of(ReviewCase shown) {
      return new Line(
          shown.id().value(),
          shown.journey().value(),
          shown.stage().word(),
          shown.interaction(),
          shown.state().word(),
          shown.openedAt(),
          shown.escalatesAt(),
          shown.dueAt(),
          shown.escalated(),
          shown.asked(),
          text(shown.assignedTo()),
          verdict(shown.answer()));
    }

    private static @Nullable Verdict verdict(ReviewCase.@Nullable Answered answer) {
      return answer == null
          ? null
          : new Verdict(
              answer.verdict(), answer.reason(), text(answer.reviewer()), answer.answeredAt());
    }
  }

  /** Who decided what, and why. */
  @Schema(name = "ReviewVerdict")
  record Verdict(String verdict, String reasonCode, @Nullable String reviewer, Instant at) {}

  /**
   * One page of the queue.
   *
   * @param next the case after which the next page begins; null if this is the last
   */
  @Schema(name = "ReviewQueue")
  record Queue(List<Line> reviews, @Nullable String next) {}

  /**
   * A case with what speaks for and against.
   *
   * @param decision what policy decided
   * @param brokenLink as people read it; null if all links hold
   * @param families what was seen, by family
   */
  @Schema(name = "ReviewPack")
  record Pack(
      Line reviewCase,
      String decision,
      List<String> reasons,
      List<String> notChecked,
      @Nullable String brokenLink,
      Map<String, Sides> families) {

    static Pack of(ReviewCase shown, ReviewPack pack) {
      Map<String, Sides> families = new TreeMap<>();
      pack.evidence()
          .forEach(seen ->
              families
                  .computeIfAbsent(seen.family(), _ -> Sides.empty())
                  .add(seen.side(), new Seen(seen.about(), seen.reason())));
      return new Pack(
          Line.of(shown),
          pack.decision(),
          pack.reasons(),
          pack.notChecked(),
          Optional.ofNullable(pack.brokenLink()).map(Link::spoken).orElse(null),
          families);
    }
  }

  /** What a family of signals says; those of one family depend on each other. */
  @Schema(name = "ReviewSides")
  record Sides(List<Seen> supporting, List<Seen> opposing, List<Seen> unclear) {

    static Sides empty() {
      return new Sides(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(ReviewPack.Side side, Seen seen) {
      switch (side) {
        case FOR -> supporting.add(seen);
        case AGAINST -> opposing.add(seen);
        case UNCLEAR -> unclear.add(seen);
      }
    }
  }

  /**
   * One thing that was seen.
   *
   * @param about a role of evidence, or the two ends of a link
   */
  @Schema(name = "ReviewObservation")
  record Seen(String about, String reason) {}

  private static @Nullable String text(@Nullable CallerId caller) {
    return caller == null ? null : caller.value();
  }
}
