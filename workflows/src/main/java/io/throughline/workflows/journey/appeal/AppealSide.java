package io.throughline.workflows.journey.appeal;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.Activities;
import io.throughline.workflows.journey.Reception;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is told, written down and undone because of an appeal. */
final class AppealSide {
  private static final String INTERACTION = AppealJourney.APPEAL.value();

  private final Reception.Parts parts;
  private final AppealRequest request;
  private final Restoration restoration;
  private final AppealActivities appeals = Activities.appeals();
  private final AuditActivities audit = Activities.audit();

  AppealSide(Reception.Parts parts, AppealRequest request) {
    this.parts = parts;
    this.request = request;
    restoration = new Restoration(parts, request, appeals);
  }

  /** The statement is in no event and in no letter: only whoever decides reads it. */
  void open() {
    parts.chronicle().become(Stage.CLOSE, JourneyState.REQUESTED);
    TreeMap<String, String> details = new TreeMap<>();
    details.put("appealed", appealed().value());
    details.put("ended", request.matter().ended().word());
    parts.chronicle().note(INTERACTION, "appeal.opened", List.of(), details);
    parts.chronicle().seal();
    parts.announcements().toBoth(NoticeKind.APPEAL_OPENED, words());
  }

  /** Nothing changes but that somebody else has looked at all of it. */
  void uphold(ReviewAnswer answer) {
    end(JourneyState.UPHELD, answer);
    parts.announcements().toBoth(NoticeKind.APPEAL_UPHELD, words());
  }

  /** It is written down before anything is undone, and told before other systems have answered. */
  void overturn(ReviewAnswer answer) {
    restoration.look();
    end(JourneyState.OVERTURNED, answer);
    parts.announcements().toBoth(NoticeKind.APPEAL_OVERTURNED, words());
    AppealActivities.Withdrawn withdrawn =
        appeals.withdraw(new AppealActivities.Withdrawal(appealed(), request.journey()));
    TreeMap<String, String> details = new TreeMap<>();
    details.put("appealed", appealed().value());
    details.put("leads", Integer.toString(withdrawn.leads()));
    parts.chronicle().note(INTERACTION, "appeal.learning-withdrawn", List.of(), details);
    parts.chronicle().seal();
    if (restoration.complete()) {
      parts.chronicle().note(INTERACTION, "appeal.restored", List.of());
      parts.chronicle().seal();
      parts.announcements().toBoth(NoticeKind.APPEAL_RESTORED, words());
    }
  }

  /** The person does not object any more: nobody decides anything. */
  void withdrawn() {
    parts.inbox().close();
    parts.review().close();
    parts.chronicle().awaitNothing();
    parts.chronicle().note(INTERACTION, "appeal.withdrawn", List.of());
    parts.chronicle().become(Stage.CLOSE, JourneyState.CLOSED);
    parts.announcements().toBoth(NoticeKind.APPEAL_WITHDRAWN, words());
  }

  private void end(JourneyState state, ReviewAnswer answer) {
    String what = "appeal." + state.word();
    TreeMap<String, String> details = new TreeMap<>();
    details.put("appealed", appealed().value());
    Optional.ofNullable(answer.reviewer())
        .ifPresent(reviewer -> details.put("reviewer", reviewer.value()));
    parts.chronicle().note(INTERACTION, what, List.of(answer.reasonCode()), details);
    parts.chronicle().seal();
    tellTheAppealed(what, answer);
    parts.chronicle().become(Stage.CLOSE, state);
  }

  /** The proof of the appealed journey says, too, what became of it. */
  private void tellTheAppealed(String what, ReviewAnswer answer) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("appeal", request.journey().value());
    details.put("reasons", answer.reasonCode());
    AuditReceipt _ =
        audit.record(
            new AuditEvent(
                appealed() + "/" + request.journey() + "/" + what,
                request.subject(),
                appealed(),
                what,
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                details));
  }

  private JourneyId appealed() {
    return request.matter().appealed();
  }

  private Map<String, String> words() {
    return Map.of("appealed", appealed().value());
  }
}
