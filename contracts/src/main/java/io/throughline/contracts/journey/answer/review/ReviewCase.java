package io.throughline.contracts.journey.answer.review;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.status.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One hold as the queue shows it. Pseudonyms only.
 *
 * @param version counts the changes of this case, from 1: of two, the higher one is the newer
 * @param interaction such as {@code interview-2}
 * @param openedAt when a reviewer was first needed, or needed again after more had been asked for
 * @param escalatesAt when the backup is told
 * @param dueAt when the safe default is taken
 * @param asked how often the person was asked for more
 * @param assignedTo who has the case, absent if nobody has
 * @param answer what was decided last, absent before the first verdict
 */
public record ReviewCase(
    ReviewCaseId id,
    JourneyId journey,
    long version,
    Stage stage,
    String interaction,
    CaseState state,
    Instant openedAt,
    Instant escalatesAt,
    Instant dueAt,
    boolean escalated,
    int asked,
    @Nullable CallerId assignedTo,
    @Nullable Answered answer) {

  /**
   * A verdict.
   *
   * @param verdict {@code confirm}, {@code clear} or {@code ask-more}
   * @param reason dotted
   * @param reviewer absent for a verdict that came before reviewers were recorded
   */
  public record Answered(
      String verdict, String reason, @Nullable CallerId reviewer, Instant answeredAt) {}
}
