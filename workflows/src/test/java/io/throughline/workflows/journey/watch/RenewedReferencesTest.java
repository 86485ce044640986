package io.throughline.workflows.journey.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model changes while somebody is watched over: references are made anew from their evidence. */
class RenewedReferencesTest {
  private static final ModelRef NEXT = new ModelRef("scripted", "2");
  private final WatchStage stage = new WatchStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatItsEvidenceIsKeptOfIsMadeAnewOnceAndTheRestTellsNothing() {
    stage.world.advice =
        question -> new WatchAdvice(WatchAdvice.Recheck.WARRANTED, List.of("work.ip-kvm"), "r-1");
    stage.world.others = new io.throughline.contracts.continuity.watch.WatchActivities.Shared(1, 0);
    stage.begin(null);
    recheck();
    stage.world.model = NEXT;
    recheck();
    recheck();

    List<PolicyQuestion> asked = stage.world.questions;
    assertThat(reasons(asked.get(0))).containsOnly("scripted.same");
    // The hiring's references came without their evidence; the first re-check's was kept.
    assertThat(reasons(asked.get(1)))
        .containsExactlyInAnyOrder("template.other-model", "template.other-model", "scripted.same");
    assertThat(reasons(asked.get(2))).filteredOn("scripted.same"::equals).hasSize(2);
    assertThat(stage.happened()).filteredOn("references.renewed"::equals).hasSize(1);
    assertThat(stage.status().state()).isEqualTo(JourneyState.WATCHING);
  }

  private void recheck() {
    stage.ordinaryDay();
    stage.skip(java.time.Duration.ofMinutes(5));
    assertThat(stage.answerRecheck()).isTrue();
    stage.until(status -> status.state() == JourneyState.WATCHING);
    stage.nextMorning();
  }

  private static List<String> reasons(PolicyQuestion question) {
    return question.links().stream().map(LinkSignal::reason).toList();
  }
}
