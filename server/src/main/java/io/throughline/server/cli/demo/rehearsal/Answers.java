package io.throughline.server.cli.demo.rehearsal;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everybody of a rehearsal who answers: the person, HR, a vendor, and one reviewer after another.
 */
final class Answers {
  private final JourneyDesk journey;
  private final JourneyOrder order;
  private int given;
  private int word;

  Answers(JourneyDesk journey, JourneyOrder order) {
    this.journey = journey;
    this.order = order;
  }

  /** Whether the journey waits for a word of a cohort, which is given now. */
  boolean unasked(JourneyStatus status) {
    boolean member = journey instanceof OnboardingJourney && !status.state().ended();
    if (member) {
      stand();
    }
    return member;
  }

  /** Answers what is waited for. */
  void answer(JourneyStatus status) {
    Awaited awaited = status.awaited();
    if (awaited == null) {
      return;
    }
    given++;
    String id = "rehearsal-" + given;
    switch (awaited.what()) {
      case "consent" -> {
        var _ = journey.answerConsent(new ConsentAnswer(id, true, true));
      }
      case "evidence" -> awaited.roles().forEach(role -> handIn(awaited, role));
      case "review" -> {
        var _ =
            journey.answerReview(
                new ReviewAnswer(
                    id,
                    ReviewAnswer.Verdict.CLEAR,
                    "review.checked-by-hand",
                    reviewer(),
                    null,
                    null));
      }
      case "attestation" -> attest(id);
      case "background" -> find(id, Stage.BACKGROUND, "background.clear");
      case "logistics" -> find(id, Stage.LOGISTICS, "logistics.entered");
      case "seat" -> bind(id);
      default -> stand();
    }
  }

  /** Not what is wanted no more, such as a call beside a film that is enough. */
  private void handIn(Awaited awaited, String word) {
    boolean wanted =
        Optional.ofNullable(journey.status().awaited())
            .filter(now -> now.roles().contains(word))
            .isPresent();
    if (!wanted) {
      return;
    }
    EvidenceRole role = EvidenceRole.of(word);
    given++;
    MediaKind kind =
        Arrays.stream(MediaKind.values()).filter(role::accepts).findFirst().orElseThrow();
    Evidence piece =
        new Evidence(new EvidenceAddress("%064x".formatted(given)), kind, role, 1_000_000);
    var _ =
        journey.submitEvidence(
            new EvidenceSubmission(
                "rehearsal-" + given, new InteractionId(awaited.interaction()), piece, false));
  }

  /** Never the same one twice. */
  private CallerId reviewer() {
    return new CallerId("c-" + String.valueOf((char) ('a' + given % 26)).repeat(26));
  }

  private void find(String id, Stage stage, String found) {
    if (journey instanceof HiringJourney hiring) {
      var _ = hiring.submitFindings(new Findings(id, stage, List.of(found)));
    }
  }

  private void attest(String id) {
    if (journey instanceof CohortJourney cohort) {
      var _ = cohort.attest(new CohortJourney.Attestation(id, reviewer()));
    }
  }

  private void bind(String id) {
    if (journey instanceof OnboardingJourney member) {
      var _ =
          member.bindSeat(new OnboardingJourney.SeatBinding(id, "a".repeat(32), "b".repeat(32)));
    }
  }

  /** The vendor vouches, and nobody is anybody else. */
  private void stand() {
    if (journey instanceof OnboardingJourney member && order.rules().equals("onboarding")) {
      word++;
      member.stand(
          new OnboardingJourney.Standing(word, true, false, true, OnboardingJourney.Cluster.NONE));
    }
  }
}
