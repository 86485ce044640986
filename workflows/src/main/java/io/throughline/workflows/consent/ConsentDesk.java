package io.throughline.workflows.consent;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.remediation.Announcements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nothing is looked at before the person has agreed; no answer and a no both lead to a human. */
public final class ConsentDesk {
  private final Chronicle chronicle;
  private final Announcements announcements;
  private @Nullable ConsentAnswer answer;

  public ConsentDesk(Chronicle chronicle, Announcements announcements) {
    this.chronicle = chronicle;
    this.announcements = announcements;
  }

  /** An earlier journey of the same person has it, for this purpose too. */
  public void carryOver() {
    answer = new ConsentAnswer("carried", true, true);
  }

  /** Whether this answer was given before. */
  public boolean repeats(ConsentAnswer candidate) {
    return answer != null && refusal(candidate).isEmpty();
  }

  /** Whether the same answer came before, or none did. */
  public Optional<Refusal> refusal(ConsentAnswer candidate) {
    boolean otherwise =
        answer != null
            && (answer.face() != candidate.face()
                || answer.voice() != candidate.voice()
                || answer.searchable() != candidate.searchable());
    return otherwise ? Optional.of(Refusal.CONSENT_ANSWERED) : Optional.empty();
  }

  /** Takes what was not refused; the same answer again changes nothing. */
  public void take(ConsentAnswer given) {
    if (answer == null) {
      answer = given;
      TreeMap<String, String> details = new TreeMap<>();
      details.put("face", Boolean.toString(given.face()));
      details.put("voice", Boolean.toString(given.voice()));
      if (given.searchable()) {
        details.put("search", "true");
      }
      details.put("answered", given.ownLink() ? "own-link" : "recorded");
      chronicle.note("", given.full() ? "consent.given" : "consent.declined", List.of(), details);
    }
  }

  /** Whether face and voice may be processed. */
  public boolean given() {
    return answer != null && answer.full();
  }

  /** Whether the face may be looked for among other people. */
  public boolean searchable() {
    return answer != null && answer.searchable();
  }

  /** Asks, reminds, and waits; true once consent is given. */
  public boolean obtained(Timers timers) {
    Instant deadline = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(timers.consent());
    announcements.toCandidate(NoticeKind.CONSENT_REQUESTED, Map.of());
    chronicle.become(Stage.CONSENT, JourneyState.NOTIFIED);
    chronicle.note("", "consent.requested", List.of());
    chronicle.friction().asked(1);
    chronicle.await(new Awaited("consent", "", List.of(), deadline));
    boolean answered = answeredInTime(timers);
    if (answered) {
      chronicle.friction().answered();
    }
    chronicle.awaitNothing();
    if (given()) {
      chronicle.become(Stage.CONSENT, JourneyState.CONSENTED);
      return true;
    }
    endWithout(answered);
    return false;
  }

  private boolean answeredInTime(Timers timers) {
    Duration waited = Duration.ZERO;
    for (Duration moment : moments(timers)) {
      if (Workflow.await(moment.minus(waited), () -> answer != null)) {
        return true;
      }
      waited = moment;
      if (moment.compareTo(timers.consent()) < 0) {
        announcements.toCandidate(NoticeKind.CONSENT_REMINDER, Map.of());
        chronicle.note("", "consent.reminded", List.of());
      }
    }
    return false;
  }

  /** The reminders that lie before the deadline, in order, and the deadline. */
  private static List<Duration> moments(Timers timers) {
    List<Duration> moments =
        new ArrayList<>(
            timers.consentReminders().stream()
                .filter(moment -> moment.compareTo(timers.consent()) < 0)
                .sorted()
                .toList());
    moments.add(timers.consent());
    return moments;
  }

  private void endWithout(boolean answered) {
    NoticeKind kind = answered ? NoticeKind.CONSENT_DECLINED : NoticeKind.CONSENT_EXPIRED;
    String reason = answered ? "consent.declined" : "consent.expired";
    chronicle.leave(answered ? StageExit.DECLINED : StageExit.EXPIRED);
    chronicle.become(Stage.CONSENT, JourneyState.CLOSED);
    chronicle.note("", "journey.closed", List.of(reason, "human.path"));
    announcements.toBoth(kind, Map.of());
  }
}
