package io.throughline.server.api.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.answer.review.appeal.AppealMatter;
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
   * @param appeal null unless the case is an appeal
   */
  @Schema(name = "ReviewPack")
  record Pack(
      Line reviewCase,
      String decision,
      List<String> reasons,
      List<String> notChecked,
      @Nullable String brokenLink,
      Map<String, Sides> families,
      @Nullable Appeal appeal) {

    static Pack of(ReviewCase shown, ReviewPack pack, Optional<AppealMatter> matter) {
      return new Pack(
          Line.of(shown),
          pack.decision(),
          pack.reasons(),
          pack.notChecked(),
          Optional.ofNullable(pack.brokenLink()).map(Link::spoken).orElse(null),
          Sides.of(pack),
          matter.map(Appeal::of).orElse(null));
    }
  }

  /**
   * What a person says of a journey that ended, and what was shown of it before.
   *
   * @param journey the one that is appealed
   * @param ended limited, blocked or closed
   */
  @Schema(name = "ReviewedAppeal")
  record Appeal(
      String journey, String ended, Instant endedAt, String statement, List<Earlier> earlier) {
    private static Appeal of(AppealMatter matter) {
      return new Appeal(
          matter.appealed().value(),
          matter.ended().word(),
          matter.endedAt(),
          matter.statement(),
          matter.earlier().stream()
              .map(pack ->
                  new Earlier(pack.id().value(), pack.reasons(), pack.notChecked(), Sides.of(pack)))
              .toList());
    }
  }

  /** What reviewers were shown before. */
  @Schema(name = "EarlierPack")
  record Earlier(
      String reviewCase,
      List<String> reasons,
      List<String> notChecked,
      Map<String, Sides> families) {}

  /** What a family of signals says; those of one family depend on each other. */
  @Schema(name = "ReviewSides")
  record Sides(List<Seen> supporting, List<Seen> opposing, List<Seen> unclear) {

    private static Map<String, Sides> of(ReviewPack pack) {
      Map<String, Sides> families = new TreeMap<>();
      pack.evidence()
          .forEach(seen ->
              families
                  .computeIfAbsent(seen.family(), _ -> Sides.empty())
                  .add(seen.side(), new Seen(seen.about(), seen.reason())));
      return families;
    }

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
