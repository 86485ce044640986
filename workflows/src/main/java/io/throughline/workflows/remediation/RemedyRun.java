package io.throughline.workflows.remediation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyActivities;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.evidence.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one remedy out or takes it back, and notes what came of it. */
final class RemedyRun {
  /** A directory may be away for a while; after that the team has to act by hand. */
  private static final Duration DEADLINE = Duration.ofHours(1);

  /** Taking back is tried for longer: somebody waits for their access. */
  private static final Duration UNDO_DEADLINE = Duration.ofDays(7);

  private final RemedyActivities doing = Activities.remedies(DEADLINE);
  private final RemedyActivities undoing = Activities.remedies(UNDO_DEADLINE);
  private final JourneyOrder request;
  private final Chronicle chronicle;
  private final Announcements announcements;
  private @Nullable CancellationScope running;

  RemedyRun(JourneyOrder request, Chronicle chronicle, Announcements announcements) {
    this.request = request;
    this.chronicle = chronicle;
    this.announcements = announcements;
  }

  /** Idempotency key: the journey, the interaction, the number and the word. */
  String key(String interaction, int number, Remedy remedy) {
    return request.journey() + "/" + interaction + "/" + number + "/" + remedy.word();
  }

  /** What is being carried out is not waited for any more; it may still take effect. */
  void interrupt() {
    if (running != null) {
      running.cancel();
    }
  }

  void carryOut(Measure measure, boolean automatic) {
    if (within(measure.remedy, measure.interaction)) {
      done(measure);
      return;
    }
    RemedyOrder order = order(measure, measure.remedy, automatic, deadline(DEADLINE));
    try {
      RemedyReceipt receipt = ask(order);
      switch (receipt.state()) {
        case APPLIED -> done(measure);
        case NOT_APPLICABLE -> {
          measure.state = Measure.State.GONE;
          note(measure, "remedy.not-applicable", receipt.reason());
        }
        case REFUSED -> {
          measure.state = Measure.State.GONE;
          failed(measure, "remedy.failed", receipt.reason());
        }
      }
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        note(measure, "remedy.interrupted", "review.cleared");
      } else {
        failed(measure, "remedy.failed", Failures.reason(failure, "remedy"));
      }
    }
  }

  private RemedyReceipt ask(RemedyOrder order) {
    List<Promise<RemedyReceipt>> asked = new ArrayList<>();
    CancellationScope scope =
        Workflow.newDetachedCancellationScope(
            () -> asked.add(Async.function(doing::carryOut, order)));
    running = scope;
    try {
      scope.run();
      return asked.getFirst().get();
    } finally {
      running = null;
    }
  }

  void takeBack(Measure measure) {
    Optional<Remedy> inverse = measure.remedy.inverse();
    if (inverse.isEmpty()) {
      measure.state = Measure.State.STUCK;
      failed(measure, "remedy.undo-failed", "remedy.irreversible");
      return;
    }
    if (within(inverse.get(), measure.interaction)) {
      undone(measure);
      return;
    }
    try {
      RemedyOrder order = order(measure, inverse.get(), false, deadline(UNDO_DEADLINE));
      RemedyReceipt receipt = undoing.carryOut(order);
      switch (receipt.state()) {
        case APPLIED -> undone(measure);
        case NOT_APPLICABLE -> {
          measure.state = Measure.State.GONE;
          note(measure, "remedy.nothing-to-undo", receipt.reason());
        }
        case REFUSED -> stuck(measure, receipt.reason());
      }
    } catch (ActivityFailure failure) {
      stuck(measure, Failures.reason(failure, "remedy"));
    }
  }

  /** What needs no other system than the journey itself and its mail; false for all else. */
  private boolean within(Remedy remedy, String interaction) {
    Map<String, String> words = Map.of("interaction", interaction);
    switch (remedy) {
      case Remedy.HoldStage _, Remedy.ReleaseStage _ -> {}
      case Remedy.Notify _ -> announcements.toCandidate(NoticeKind.RESTRICTED, words);
      case Remedy.TellRestored _ -> announcements.toCandidate(NoticeKind.RESTORED, words);
      case Remedy.Alert _ -> announcements.toTeam(NoticeKind.ALERTED, words);
      case Remedy.WithdrawAlert _ -> announcements.toTeam(NoticeKind.ALERT_WITHDRAWN, words);
      default -> {
        return false;
      }
    }
    return true;
  }

  private RemedyOrder order(Measure measure, Remedy remedy, boolean automatic, Instant deadline) {
    boolean inverse = !remedy.equals(measure.remedy);
    return new RemedyOrder(
        inverse ? measure.key + "/undo" : measure.key,
        request.journey(),
        request.account(),
        remedy,
        inverse ? measure.key : null,
        automatic,
        deadline,
        inverse ? null : measure.until);
  }

  private static Instant deadline(Duration patience) {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(patience);
  }

  private void done(Measure measure) {
    measure.state = Measure.State.IN_FORCE;
    chronicle.note(measure.interaction, "remedy.applied", List.of(measure.remedy.word()));
  }

  private void undone(Measure measure) {
    measure.state = Measure.State.GONE;
    chronicle.note(measure.interaction, "remedy.undone", List.of(measure.remedy.word()));
  }

  private void stuck(Measure measure, String reason) {
    measure.state = Measure.State.STUCK;
    failed(measure, "remedy.undo-failed", reason);
  }

  private void failed(Measure measure, String what, String reason) {
    note(measure, what, reason);
    announcements.toTeam(
        NoticeKind.REMEDY_FAILED, Map.of("remedy", measure.remedy.word(), "cause", reason));
  }

  private void note(Measure measure, String what, String reason) {
    chronicle.note(measure.interaction, what, List.of(measure.remedy.word(), reason));
  }
}
