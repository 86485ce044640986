package io.throughline.workflows.review;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.answer.review.ReviewPack.Observation;
import io.throughline.contracts.journey.answer.review.ReviewPack.Side;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.Signal;
import io.throughline.workflows.evidence.Assessment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What reviewers are shown of each case: which way each observation points, and no score. */
final class Packs {
  private final Map<ReviewCaseId, ReviewPack> packs = new LinkedHashMap<>();

  void put(ReviewCaseId id, Decision decision, Assessment assessment) {
    List<Observation> evidence = new ArrayList<>();
    assessment.signals().stream()
        .filter(signal -> signal.outcome() != FindingOutcome.NOT_APPLICABLE)
        .forEach(signal -> evidence.add(of(signal)));
    assessment.links().forEach(link -> evidence.add(of(link)));
    Set<String> notChecked = new LinkedHashSet<>(decision.basis().notChecked());
    assessment
        .problems()
        .forEach(problem -> notChecked.add(problem.role().word() + ": " + problem.reason()));
    packs.put(
        id,
        new ReviewPack(
            id,
            decision.word(),
            decision.basis().reasons(),
            List.copyOf(notChecked),
            decision.basis().brokenLink(),
            evidence));
  }

  ReviewPacks all() {
    return new ReviewPacks(List.copyOf(packs.values()));
  }

  private static Observation of(Signal signal) {
    Side side =
        switch (signal.outcome()) {
          case GENUINE -> Side.FOR;
          case SUSPICIOUS -> Side.AGAINST;
          case INCONCLUSIVE, NOT_APPLICABLE -> Side.UNCLEAR;
        };
    return new Observation(
        side,
        signal.family().name().toLowerCase(Locale.ROOT),
        signal.role().word(),
        signal.reason());
  }

  private static Observation of(LinkSignal link) {
    Side side =
        switch (link.outcome()) {
          case SAME -> Side.FOR;
          case DIFFERENT -> Side.AGAINST;
          case UNKNOWN -> Side.UNCLEAR;
        };
    return new Observation(
        side,
        link.modality().name().toLowerCase(Locale.ROOT),
        link.from() + " ↔ " + link.to(),
        link.reason());
  }
}
