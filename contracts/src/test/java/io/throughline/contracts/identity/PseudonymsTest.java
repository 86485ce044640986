package io.throughline.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.journey.Contacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids say nothing about people, and values that make no sense are not made. */
class PseudonymsTest {
  private static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  private static final JourneyId JOURNEY = new JourneyId("j-" + "b".repeat(26));

  @Test
  void aWorkflowIdLeadsToTheSubjectWhoseKeyProtectsIt() {
    String id = WorkflowIds.of("hiring", SUBJECT, JOURNEY);

    assertThat(WorkflowIds.subjectOf(id)).contains(SUBJECT);
    assertThat(WorkflowIds.subjectOf("temporal-sys-scheduler")).isEmpty();
    assertThat(WorkflowIds.subjectOf("hiring/Ann Example/1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann Example", "s-short", "S-AAAAAAAAAAAAAAAAAAAAAAAAAA", "../etc"})
  void whatIsNoPseudonymIsRefused(String text) {
    assertThatThrownBy(() -> new SubjectId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JourneyId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Interview 1", "interview-0", "interview-10000", "a/b", "interview-1\n"})
  void whatIsNoInteractionIsRefused(String text) {
    assertThatThrownBy(() -> new InteractionId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-at-sign", "@x", "x@", "a@b\r\nBcc: c@d"})
  void anAddressThatCouldCarryAHeaderIsRefused(String address) {
    assertThatThrownBy(() -> new Contacts(address, "t@e.example", "Ann"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contactsDoNotTellThemselvesToALog() {
    assertThat(new Contacts("a@b.example", "c@d.example", "Ann").toString())
        .doesNotContain("Ann", "a@b");
  }

  @Test
  void anInconclusiveFindingHasNoLikelihoodRatio() {
    ModelRef model = new ModelRef("m", "1");

    assertThatThrownBy(() ->
            new Finding(
                "d", Family.FACE, FindingOutcome.INCONCLUSIVE, 0.0, 0.5, 0, "r", List.of(), model))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new Finding(
                "d", Family.FACE, FindingOutcome.GENUINE, null, null, 1, "r", List.of(), model))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
