package io.throughline.contracts.journey.answer.review;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.ReviewCaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer of one case is shown: no name and no score.
 *
 * @param decision the word of what policy decided, such as {@code hold}
 * @param reasons why policy decided so, dotted
 * @param notChecked what could not be looked at, dotted
 * @param brokenLink the link that does not hold, absent if all hold
 * @param evidence what was seen, in the order in which it was looked at
 */
public record ReviewPack(
    ReviewCaseId id,
    String decision,
    List<String> reasons,
    List<String> notChecked,
    @Nullable Link brokenLink,
    List<Observation> evidence) {
  public ReviewPack {
    reasons = List.copyOf(reasons);
    notChecked = List.copyOf(notChecked);
    evidence = List.copyOf(evidence);
  }

  /** Which way an observation points. */
  public enum Side {
    /** It speaks for one genuine human. */
    FOR,
    /** It speaks against. */
    AGAINST,
    /** It could not tell. */
    UNCLEAR
  }

  /**
   * One thing that was seen.
   *
   * @param family face, voice, document, …: observations of one family depend on each other
   * @param about what was looked at: a role, or the two ends of a link
   * @param reason dotted
   */
  public record Observation(Side side, String family, String about, String reason) {}
}
