package io.throughline.contracts.journey.answer.review.appeal;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.status.JourneyState;
import java.time.Instant;
import java.util.List;

/**
 * What a person objects to, and what the reviewer is shown of it. The statement is personal data:
 * it travels only in payloads under the subject's key.
 *
 * @param appealed the journey that ended so
 * @param statement in the person's own words, 1 to {@value #LONGEST} characters
 * @param ended how that journey ended
 * @param recordings whether the person agreed to face and voice being examined, so that a new
 *     recording may be looked at
 * @param reasons why that journey was decided so, dotted, the latest last
 * @param earlier what the reviewers of that journey were shown
 */
public record AppealMatter(
    JourneyId appealed,
    String statement,
    JourneyState ended,
    Instant endedAt,
    boolean recordings,
    List<String> reasons,
    List<ReviewPack> earlier) {
  /** Of a statement, in characters. */
  public static final int LONGEST = 2000;

  public AppealMatter {
    reasons = List.copyOf(reasons);
    earlier = List.copyOf(earlier);
    if (statement.isBlank() || statement.length() > LONGEST) {
      throw new IllegalArgumentException("an appeal says why in 1 to 2000 characters");
    }
    if (!ended.ended()) {
      throw new IllegalArgumentException("a journey that goes on cannot be appealed");
    }
  }

  @Override
  public String toString() {
    return "AppealMatter[" + appealed + "]";
  }
}
