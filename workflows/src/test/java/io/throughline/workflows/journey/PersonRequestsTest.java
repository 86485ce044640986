package io.throughline.workflows.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.PersonRequest.Wish;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the person asks for on the personal page. */
class PersonRequestsTest {
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void askingForAHumanTellsTheTeamRejectsNothingAndIsNoted() {
    stage.begin();
    wish("w-1", Wish.HUMAN);
    wish("w-1", Wish.HUMAN);
    assertThatThrownBy(() -> wish("w-2", Wish.HUMAN)).isInstanceOf(WorkflowUpdateException.class);

    assertThat(told(NoticeKind.HUMAN_REQUESTED)).isEqualTo(2);
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.NOTIFIED);
    assertThat(stage.journey.status().timeline())
        .extracting(TimelineEntry::what)
        .containsOnlyOnce("human.path.requested");
    stage.consent().await("interview-1");
    wish("w-3", Wish.HUMAN);
    assertThat(told(NoticeKind.HUMAN_REQUESTED)).isEqualTo(4);
  }

  @Test
  void aNewLinkIsSentOnceInFiveMinutesAndFiveTimesADay() {
    stage.begin();
    wish("n-0", Wish.NEW_LINK);
    assertThatThrownBy(() -> wish("n-x", Wish.NEW_LINK))
        .isInstanceOf(WorkflowUpdateException.class);
    for (int n = 1; n <= 4; n++) {
      stage.skip(Duration.ofMinutes(6));
      wish("n-" + n, Wish.NEW_LINK);
    }
    stage.skip(Duration.ofMinutes(6));
    assertThatThrownBy(() -> wish("n-5", Wish.NEW_LINK))
        .isInstanceOf(WorkflowUpdateException.class);
    stage.skip(Duration.ofDays(1));
    wish("n-6", Wish.NEW_LINK);

    assertThat(told(NoticeKind.LINK_RENEWED)).isEqualTo(6);
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.LINK_RENEWED)
        .allMatch(notice -> notice.audience() == Notice.Audience.CANDIDATE);
  }

  @Test
  void theLedgerTellsWhetherThePersonAnsweredAlone() {
    stage.begin();
    stage.journey.answerConsent(new ConsentAnswer("c", true, true, true));
    stage.await("interview-1");

    assertThat(stage.world.ledger)
        .filteredOn(event -> event.what().equals("consent.given"))
        .singleElement()
        .satisfies(event ->
            assertThat(event.details())
                .containsEntry("answered", "own-link")
                .containsEntry("face", "true"));
  }

  private void wish(String request, Wish wish) {
    stage.journey.takeRequest(new PersonRequest(request, wish));
  }

  /** Mail goes out beside the journey. */
  private long told(NoticeKind kind) {
    stage.skip(Duration.ofSeconds(5));
    return stage.world.mailbox.stream().map(Notice::kind).filter(kind::equals).count();
  }
}
