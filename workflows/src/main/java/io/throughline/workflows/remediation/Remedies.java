package io.throughline.workflows.remediation;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.contracts.remediation.action.Reversibility;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is done about a decision, beside the journey, one thing after the other: it is taken back in
 * reverse order when somebody is cleared, and ends by itself where policy says for how long.
 */
public final class Remedies {
  private final Chronicle chronicle;
  private final RemedyRun run;
  private final List<Measure> measures = new ArrayList<>();
  private final List<Promise<Void>> batches = new ArrayList<>();
  private int turn;
  private int epoch;
  private boolean abandoned;

  /** Who wants it: policy by itself, a human about what policy decided, a human by an order. */
  private enum Asked {
    BY_POLICY,
    BY_REVIEWER,
    BY_ORDER
  }

  public Remedies(JourneyOrder request, Chronicle chronicle, Announcements announcements) {
    this.chronicle = chronicle;
    this.run = new RemedyRun(request, chronicle, announcements);
  }

  /** All that policy names, in one line for the ledger; empty for a decision that holds nobody. */
  public static String named(Decision decision) {
    return switch (decision) {
      case Decision.Proceed _, Decision.ProceedAndWatch _, Decision.StepUp _ -> "";
      case Decision.Hold _, Decision.Limit _, Decision.Block _ -> {
        RemedyPlan plan = decision.basis().plan();
        yield "now: %s; confirmed: %s; expired: %s"
            .formatted(words(plan.now()), words(plan.confirmed()), words(plan.expired()));
      }
    };
  }

  private static String words(List<PlannedRemedy> planned) {
    return planned.stream().map(one -> one.remedy().word()).collect(Collectors.joining(" "));
  }

  /** Does what the decision names for now, except what a human has to confirm. */
  public void decided(Step step, Decision decision) {
    carryOut(step, decision.basis().plan().now(), Asked.BY_POLICY);
  }

  /** A human asked for it, without any decision; it ends at its time, or by {@link #end}. */
  public void ordered(Step step, List<PlannedRemedy> planned) {
    carryOut(step, planned, Asked.BY_ORDER);
  }

  /** What of that kind is in force ends now. */
  public void end(Remedy remedy) {
    begin(() -> takeBack(measure -> measure.mayBeDone() && measure.remedy.equals(remedy)));
  }

  /** A human confirmed: what is irreversible is done too. */
  public void confirmed(Step step, Decision decision) {
    carryOut(step, decision.basis().plan().confirmed(), Asked.BY_REVIEWER);
  }

  /** Nobody decided in time. */
  public void expired(Step step, Decision decision) {
    carryOut(step, decision.basis().plan().expired(), Asked.BY_POLICY);
  }

  /**
   * The person is cleared: all that a decision did is taken back, the last first; nothing more is
   * begun.
   */
  public void cleared() {
    boolean idle = turn == batches.size() && measures.stream().noneMatch(Remedies::decided);
    if (idle || !Patches.remedies()) {
      return;
    }
    epoch++;
    run.interrupt();
    begin(() -> takeBack(Remedies::decided));
  }

  private static boolean decided(Measure measure) {
    return measure.mayBeDone() && !measure.ordered;
  }

  /**
   * Somebody called the journey off: systems of record decide for themselves again. What limits the
   * account stays, so that calling off lets nobody in.
   */
  public void cancelled() {
    if (!batches.isEmpty() && Patches.remedies()) {
      begin(() -> takeBack(measure -> measure.mayBeDone() && holds(measure.remedy)));
    }
  }

  private static boolean holds(Remedy remedy) {
    return switch (remedy) {
      case Remedy.HoldStage _, Remedy.HoldOffer _, Remedy.HoldShipment _, Remedy.HoldPayroll _ ->
          true;
      default -> false;
    };
  }

  /** Nothing can be proven any more: nothing more is done, and what was done stays. */
  public void giveUp() {
    abandoned = true;
    epoch++;
  }

  /** Whether nothing is being done, in force or waited for. */
  public boolean idle() {
    return turn == batches.size() && measures.stream().noneMatch(Measure::shown);
  }

  /** Waits until all of it is done, taken back or ended. */
  public void settle() {
    Workflow.await(
        () -> abandoned || (turn == batches.size() && measures.stream().noneMatch(Measure::timed)));
  }

  private void carryOut(Step step, List<PlannedRemedy> planned, Asked asked) {
    if (!Patches.remedies()) {
      return;
    }
    int mine = epoch;
    begin(() -> {
      for (PlannedRemedy one : planned) {
        if (epoch == mine && !inForce(one)) {
          carryOut(step.interaction().value(), one, asked);
        }
      }
    });
  }

  /** What would have ended by itself does not, where it is wanted without an end now. */
  private boolean inForce(PlannedRemedy wanted) {
    List<Measure> same =
        measures.stream()
            .filter(measure -> measure.shown() && measure.remedy.equals(wanted.remedy()))
            .toList();
    boolean ending = wanted.lasts() == null && same.stream().anyMatch(Measure::timed);
    if (ending && Patches.longerMeasures()) {
      same.forEach(measure -> {
        measure.until = null;
        measure.ordered = false;
      });
      tell();
    }
    return !same.isEmpty();
  }

  private void carryOut(String interaction, PlannedRemedy planned, Asked asked) {
    Remedy remedy = planned.remedy();
    boolean automatic = asked == Asked.BY_POLICY;
    if (automatic && remedy.reversibility() == Reversibility.IRREVERSIBLE) {
      chronicle.note(interaction, "remedy.awaits-human", List.of(remedy.word()));
      return;
    }
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Duration lasts = planned.lasts();
    Measure measure =
        new Measure(
            remedy,
            run.key(interaction, measures.size() + 1, remedy),
            interaction,
            now,
            lasts == null ? null : now.plus(lasts));
    measure.ordered = asked == Asked.BY_ORDER;
    measures.add(measure);
    run.carryOut(measure, automatic);
    tell();
    if (lasts != null && measure.timed()) {
      endLater(measure, lasts);
    }
  }

  private void endLater(Measure measure, Duration lasts) {
    Workflow.newDetachedCancellationScope(
            () -> {
              Promise<Void> _ =
                  Async.procedure(() -> {
                    if (!Workflow.await(lasts, () -> abandoned || !measure.timed())) {
                      begin(() -> takeBack(one -> one == measure && one.timed()));
                    }
                  });
            })
        .run();
  }

  private void takeBack(Predicate<Measure> which) {
    for (Measure measure : measures.reversed()) {
      if (!abandoned && which.test(measure)) {
        run.takeBack(measure);
        tell();
      }
    }
  }

  private void tell() {
    chronicle.inForce(measures.stream().filter(Measure::shown).map(Measure::inForce).toList());
    chronicle.seal();
  }

  /** Beside the journey, after all that was begun before; the ledger's failure ends it. */
  private void begin(Runnable work) {
    int mine = batches.size();
    Workflow.newDetachedCancellationScope(() ->
            batches.add(
                Async.procedure(() -> {
                  Workflow.await(() -> turn == mine);
                  try {
                    work.run();
                    chronicle.seal();
                  } finally {
                    turn++;
                  }
                })))
        .run();
  }
}
