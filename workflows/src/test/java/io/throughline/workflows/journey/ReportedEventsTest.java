package io.throughline.workflows.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other systems report while a journey runs. */
class ReportedEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void anEventIsNotedOnceAndIsInTheLedgerWhenItIsAnswered() {
    stage.begin().consent().await("interview-1");
    ExternalEvent event = event("m1", ExternalEvent.Type.OFFER_EXTENDED, NOON);
    EventReceipt first = stage.journey.report(event);

    assertThat(stage.world.ledger).extracting(AuditEvent::what).endsWith("event.offer.extended");
    assertThat(stage.world.ledger.getLast().details())
        .containsEntry("event", "ats/m1")
        .containsEntry("occurredAt", NOON.toString());
    assertThat(stage.journey.report(event)).isEqualTo(first);
    assertThat(stage.world.ledger)
        .filteredOn(entry -> entry.what().equals("event.offer.extended"))
        .hasSize(1);
  }

  @Test
  void aWithdrawnApplicationEndsTheJourneyAndPeopleAreTold() {
    stage.begin().consent().await("interview-1");
    stage.journey.report(event("m1", ExternalEvent.Type.APPLICATION_WITHDRAWN, NOON));
    JourneyStatus end = stage.end();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(end.timeline())
        .extracting(TimelineEntry::what)
        .endsWith("event.application.withdrawn", "stage.withdrawn", "journey.closed");
    assertThat(end.timeline().getLast().reasons()).containsExactly("application.withdrawn");
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.CANCELLED)
        .extracting(Notice::audience)
        .containsExactlyInAnyOrder(Notice.Audience.CANDIDATE, Notice.Audience.TEAM);
    assertThat(stage.world.ledger).hasSameSizeAs(end.timeline());
  }

  @Test
  void aWithdrawalInTheMiddleOfACheckNeverProceeds() {
    stage.world.policy =
        question -> {
          stage.journey.report(event("m1", ExternalEvent.Type.APPLICATION_WITHDRAWN, NOON));
          return ScriptedWorld.proceed();
        };
    stage.begin().consent().meet("interview-1");

    assertThat(stage.end().state()).isEqualTo(JourneyState.CLOSED);
    assertThat(stage.world.ledger).hasSameSizeAs(stage.journey.status().timeline());
  }

  @Test
  void aLateWithdrawalIsNotedAndUndoesNothing() {
    stage.begin().consent().await("interview-1");
    stage.journey.report(event("m2", ExternalEvent.Type.OFFER_EXTENDED, NOON));
    EventReceipt late =
        stage.journey.report(
            event("m1", ExternalEvent.Type.APPLICATION_WITHDRAWN, NOON.minusSeconds(60)));

    assertThat(late.late()).isTrue();
    assertThat(stage.journey.status().timeline().getLast().reasons()).containsExactly("event.late");
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.COLLECTING);
    stage.meet("interview-1").identify().meet("day-one");
    assertThat(stage.end().state()).isEqualTo(JourneyState.CLEARED);
  }

  @Test
  void eventsOfOtherLinesDoNotMakeEachOtherLate() {
    stage.begin().consent().await("interview-1");
    stage.journey.report(event("m1", ExternalEvent.Type.PAYROLL_CHANGED, NOON));
    ExternalEvent earlier = event("m2", ExternalEvent.Type.SHIPMENT_CHANGED, NOON.minusSeconds(60));

    assertThat(stage.journey.report(earlier).late()).isFalse();
  }

  @Test
  void theSequenceOrdersEventsOfOneInstant() {
    stage.begin().consent().await("interview-1");
    stage.journey.report(new ExternalEvent("ats/b", ExternalEvent.Type.SHIPMENT_CHANGED, NOON, 2));
    ExternalEvent first = new ExternalEvent("ats/a", ExternalEvent.Type.SHIPMENT_CHANGED, NOON, 1);

    assertThat(stage.journey.report(first).late()).isTrue();
  }

  @Test
  void eventsThatComeWhileTheLedgerIsAwayAreWrittenInOrderAndOnce() {
    stage.begin().consent().await("interview-1");
    stage.world.ledgerOutages.set(3);
    stage.journey.report(event("m1", ExternalEvent.Type.ACCOUNT_CREATED, NOON));
    stage.journey.report(event("m2", ExternalEvent.Type.PAYROLL_CHANGED, NOON));
    stage.meet("interview-1").identify().meet("day-one");
    JourneyStatus end = stage.end();

    assertThat(stage.world.ledger)
        .extracting(AuditEvent::what)
        .isEqualTo(end.timeline().stream().map(TimelineEntry::what).toList());
  }

  @Test
  void aSourceWithoutEndIsRefused() {
    stage.begin().consent().await("interview-1");
    for (int i = 0; i < 200; i++) {
      stage.journey.report(event("m" + i, ExternalEvent.Type.SHIPMENT_CHANGED, NOON));
    }
    assertThatThrownBy(
            () -> stage.journey.report(event("m200", ExternalEvent.Type.SHIPMENT_CHANGED, NOON)))
        .isInstanceOf(WorkflowUpdateException.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure ->
                assertThat(Refusal.ofReason(failure.getOriginalMessage()))
                    .contains(Refusal.EVENTS_TOO_MANY));
    stage.skip(Duration.ofSeconds(1));
  }

  private static ExternalEvent event(String message, ExternalEvent.Type type, Instant at) {
    return new ExternalEvent("ats/" + message, type, at, 0);
  }
}
