package io.throughline.contracts.journey.answer.review.appeal;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.identity.JourneyId;
import java.time.Instant;
import java.util.List;

/** What an appeal needs to know of the appealed journey, and what is unlearned if it was right. */
@ActivityInterface
public interface AppealActivities {
  /**
   * What was done to other systems because of that journey and may still be in force, the latest
   * first. Fails with {@code LEDGER_UNREACHABLE}, tried again.
   */
  InForce inForce(JourneyId appealed);

  /**
   * Marks what was learned from that journey as withdrawn; again changes nothing. Fails with {@code
   * LEDGER_UNREACHABLE}, tried again.
   */
  Withdrawn withdraw(Withdrawal withdrawal);

  /** What may have to be taken back. */
  record InForce(List<Standing> measures) {
    public InForce {
      measures = List.copyOf(measures);
    }
  }

  /**
   * One thing that was done, or may have been.
   *
   * @param order key of the order that did it
   * @param remedy its word
   */
  record Standing(String order, String remedy, Instant since) {}

  /** What was learned from one journey is withdrawn because of another. */
  record Withdrawal(JourneyId appealed, JourneyId appeal) {}

  /**
   * How much was withdrawn, in all tries together.
   *
   * @param leads pairs of people that the journey's captures had led to
   */
  record Withdrawn(int leads) {}
}
