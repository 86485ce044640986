package io.throughline.workflows.review;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an appealed journey did and led to, as the test's script says. */
public final class ScriptedAppeals implements AppealActivities {
  public final List<Withdrawal> withdrawals = new CopyOnWriteArrayList<>();
  public volatile List<Standing> measures = List.of();

  /** As the order of the appealed journey with that number. */
  public static Standing standing(int number, String remedy) {
    return new Standing(
        AppealStage.APPEALED + "/interview-1/" + number + "/" + remedy, remedy, Instant.EPOCH);
  }

  @Override
  public InForce inForce(JourneyId appealed) {
    return new InForce(measures);
  }

  @Override
  public Withdrawn withdraw(Withdrawal withdrawal) {
    withdrawals.add(withdrawal);
    return new Withdrawn(1);
  }
}
