package io.throughline.workflows.journey.recovery;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.workflows.Activities;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The desk's side towards a recovery: what is told, frozen, given, and taken back. */
final class RecoverySide {
  /** Nobody's factors stay frozen longer than it takes to look at it. */
  private static final Duration FROZEN = Duration.ofDays(3);

  private final Reception.Parts parts;
  private final RecoveryRequest request;
  private @Nullable Promise<AccountStanding> standing;

  /** The owner agreed to face and voice being compared in the journey that enrolled them. */
  RecoverySide(Reception.Parts parts, RecoveryRequest request) {
    this.parts = parts;
    this.request = request;
    parts.consent().carryOver();
    parts.passage().remember(request.references());
  }

  void onDisowned(Runnable then) {
    parts.person().mayDisown(then);
  }

  /** Before anybody proves anything the owner is told, and no factor can be moved any more. */
  void open() {
    parts.chronicle().become(Stage.RECOVERY, JourneyState.REQUESTED);
    TreeMap<String, String> details = new TreeMap<>();
    details.put("ticket", request.terms().ticket());
    details.put("privileged", Boolean.toString(request.terms().privileged()));
    parts.chronicle().note("", "journey.started", List.of(), details);
    parts
        .announcements()
        .toBoth(NoticeKind.RECOVERY_OPENED, Map.of("ticket", request.terms().ticket()));
    parts
        .remedies()
        .ordered(Step.proof(), List.of(new PlannedRemedy(new Remedy.FreezeFactors(), FROZEN)));
    standing = Async.function(Activities.directory()::standing, request.account());
    if (Patches.accountSigns()) {
      signs().forEach(this::doubt);
    }
    parts.chronicle().seal();
  }

  private List<String> signs() {
    try {
      return Activities.accounts().signs(request.journey()).reasons();
    } catch (ActivityFailure silent) {
      return List.of(AccountSigns.UNKNOWN);
    }
  }

  private void doubt(String sign) {
    parts.passage().doubt(sign);
    parts.chronicle().note(RecoveryJourney.PROOF.value(), "recovery.sign", List.of(sign));
  }

  /** By the help desk's word or the directory's; who says nothing is not taken at the best. */
  boolean privileged() {
    if (request.terms().privileged()) {
      return true;
    }
    AccountStanding.Kind kind = told();
    if (kind.wantsTwo()) {
      parts
          .chronicle()
          .note(
              RecoveryJourney.PROOF.value(),
              "recovery.two-people",
              List.of("account." + kind.name().toLowerCase(Locale.ROOT)));
    }
    return kind.wantsTwo();
  }

  private AccountStanding.Kind told() {
    try {
      return standing == null ? AccountStanding.Kind.UNKNOWN : standing.get().kind();
    } catch (ActivityFailure silent) {
      return AccountStanding.Kind.UNKNOWN;
    }
  }

  /** Where much can be done with an account, two people look, who are not the same. */
  boolean agreedByTwo() {
    parts.review().wantNamed();
    if (!parts.passage().holds(Step.proof(), "recovery.privileged")) {
      return false;
    }
    parts.review().wantAnother();
    return parts.passage().holds(Step.proof(), "recovery.privileged");
  }

  /** The owner is back: whoever was in has to get in again, one pass, and limited rights. */
  void letIn() {
    parts.chronicle().note("", "recovery.verified", List.of());
    parts.chronicle().seal();
    parts.remedies().end(new Remedy.FreezeFactors());
    parts
        .remedies()
        .ordered(
            Step.proof(),
            List.of(
                PlannedRemedy.of(new Remedy.RevokeSessions()),
                new PlannedRemedy(new Remedy.Limit(), request.terms().aftercare()),
                new PlannedRemedy(new Remedy.TemporaryPass(), request.terms().pass())));
    parts
        .announcements()
        .toBoth(
            NoticeKind.RECOVERY_VERIFIED,
            Map.of("hours", Long.toString(request.terms().aftercare().toHours())));
    parts.chronicle().become(Stage.RECOVERY, JourneyState.WATCHING);
  }

  /** Nothing was proven: factors can be changed again, unless a human found an impostor. */
  void unproven() {
    JourneyState state = parts.chronicle().state();
    if (state != JourneyState.BLOCKED) {
      parts.remedies().end(new Remedy.FreezeFactors());
    }
  }

  /** Somebody else asked for it, says the owner: the pass ends at once, and a human looks. */
  void freeze() {
    parts.inbox().close();
    parts.review().close();
    parts.chronicle().awaitNothing();
    parts.remedies().end(new Remedy.TemporaryPass());
    if (parts.passage().holds(Step.proof(), "recovery.disowned")) {
      parts.chronicle().become(Stage.CLOSE, JourneyState.CLOSED);
      parts.chronicle().note("", "journey.closed", List.of("recovery.disowned", "human.path"));
    }
  }
}
