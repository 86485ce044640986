package io.throughline.workflows.journey.watch;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.continuity.watch.WatchQuestion.Fact;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.workflows.Activities;
import io.throughline.workflows.evidence.Failures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what was reported before policy, when there is anything to be said about it. */
final class Weighing {
  private final WatchActivities outside = Activities.watches();
  private final WatchRequest request;
  private final WorkDesk work;
  private List<String> told = List.of();
  private List<Fact> shared = List.of();
  private int asked;

  Weighing(WatchRequest request, WorkDesk work) {
    this.request = request;
    this.work = work;
  }

  /**
   * What was asked so far.
   *
   * @param asked how often
   * @param hoursSince the last one was passed, or since the watch began
   * @param due whether chance wants another
   */
  record Rechecks(int asked, double hoursSince, boolean due) {}

  /**
   * Policy's advice; empty where there is nothing to ask about. Policy that does not answer wants a
   * re-check: what was not weighed is not taken to be harmless.
   */
  Optional<WatchAdvice> advice(Rechecks rechecks) {
    List<Fact> facts = facts();
    if (facts.isEmpty() && !rechecks.due()) {
      return Optional.empty();
    }
    asked++;
    String step =
        request.journey() + "/watch/" + Workflow.getInfo().getRunId().substring(0, 8) + "-" + asked;
    try {
      return Optional.of(
          outside.advise(
              new WatchQuestion(
                  step, facts, rechecks.asked(), rechecks.hoursSince(), rechecks.due())));
    } catch (ActivityFailure failure) {
      return Optional.of(
          new WatchAdvice(
              WatchAdvice.Recheck.WARRANTED, List.of(Failures.reason(failure, "policy")), null));
    }
  }

  private List<Fact> facts() {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    List<Fact> facts = new ArrayList<>(WorkPattern.of(work.recent(), request.plan(), now));
    facts.addAll(work.ofTheStream());
    facts.addAll(shared());
    return facts;
  }

  /** Asked only when something new was seen: a device does not change hands by the hour. */
  private List<Fact> shared() {
    List<String> devices = work.devices();
    List<String> factors = work.factors();
    List<String> seen = new ArrayList<>(devices);
    seen.addAll(factors);
    if (seen.equals(told)) {
      return shared;
    }
    try {
      WatchActivities.Shared found =
          outside.share(
              new WatchActivities.Traits(request.journey(), request.subject(), devices, factors));
      shared = facts(found);
      told = seen;
    } catch (ActivityFailure unanswered) {
      shared = List.of(new Fact("signals.sharing-unknown", 1));
    }
    return shared;
  }

  private static List<Fact> facts(WatchActivities.Shared found) {
    List<Fact> facts = new ArrayList<>();
    if (found.devices() > 0) {
      facts.add(new Fact("work.device-shared", found.devices()));
    }
    if (found.factors() > 0) {
      facts.add(new Fact("work.factor-shared", found.factors()));
    }
    return facts;
  }
}
