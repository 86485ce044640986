package io.throughline.workflows.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.LeadRule;
import io.throughline.contracts.continuity.search.SearchActivities.Lead;
import io.throughline.contracts.continuity.search.SearchActivities.Search;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import org.junit.jupiter.api.Test;

class DuplicateSearchTest {
  @Test
  void whoDidNotAgreeIsNotLookedFor() {
    try (HiringStage stage = new HiringStage()) {
      cleared(stage.begin().consent());
      assertThat(stage.world.searches).isEmpty();
    }
  }

  @Test
  void eachAcceptedFaceIsLookedForButNoDocument() {
    try (HiringStage stage = new HiringStage()) {
      JourneyStatus end = cleared(stage.begin().consentToSearch());
      assertThat(stage.world.searches)
          .flatExtracting(Search::captures)
          .allMatch(capture -> capture.template().modality() == Modality.FACE)
          .extracting(capture -> capture.interaction().value())
          .containsExactlyInAnyOrder("interview-1", "identity-selfie", "day-one");
      assertThat(stage.world.leads).isEmpty();
      assertThat(end.timeline())
          .filteredOn(entry -> entry.what().equals("duplicates.searched"))
          .hasSize(3);
    }
  }

  @Test
  void whoIsNearAndComparesAsTheSameIsALeadAndChangesNoDecision() {
    try (HiringStage stage = new HiringStage()) {
      stage.world.gallery = ScriptedWorld::near;
      JourneyStatus end = cleared(stage.begin().consentToSearch());
      assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
      assertThat(end.prompts()).isZero();
      assertThat(stage.world.leads).hasSize(3);
      assertThat(stage.world.leads.getFirst().subject()).isEqualTo(HiringStage.SUBJECT);
      Lead lead = stage.world.leads.getFirst().leads().getFirst();
      assertThat(lead.subject()).isEqualTo(ScriptedWorld.OTHER);
      assertThat(lead.strength()).isEqualTo(LeadRule.Strength.WEAK);
      assertThat(lead.searched()).isEqualTo(1_000_000);
    }
  }

  @Test
  void aGalleryThatFailsIsNotedAndHoldsNobodyUp() {
    try (HiringStage stage = new HiringStage()) {
      stage.world.gallery =
          search -> {
            throw FailureCode.EVIDENCE_ALTERED.failure("scripted");
          };
      JourneyStatus end = cleared(stage.begin().consentToSearch());
      assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
      assertThat(end.timeline())
          .filteredOn(entry -> entry.what().equals("duplicates.not-searched"))
          .flatExtracting(TimelineEntry::reasons)
          .containsOnly("evidence.altered");
    }
  }

  @Test
  void aJourneyThatIsCalledOffLooksForNobodyAnyMore() {
    try (HiringStage stage = new HiringStage()) {
      stage.world.gallery =
          search -> {
            throw FailureCode.GALLERY_UNREACHABLE.failure("scripted");
          };
      stage.begin().consentToSearch().meet("interview-1");
      stage.await("identity");
      stage.stub.cancel();
      stage.await(JourneyState.CLOSED);
      assertThat(stage.endCancelled().state()).isEqualTo(JourneyState.CLOSED);
      assertThat(stage.world.leads).isEmpty();
    }
  }

  private static JourneyStatus cleared(HiringStage stage) {
    stage.meet("interview-1").identify().meet("day-one");
    return stage.end();
  }
}
