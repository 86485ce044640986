package io.throughline.contracts.journey.answer.review;

import io.throughline.contracts.identity.ReviewCaseId;
import java.util.List;
import java.util.Optional;

/** What the reviewers of a journey's cases are shown; a case that came back has its newest pack. */
public record ReviewPacks(List<ReviewPack> packs) {
  public ReviewPacks {
    packs = List.copyOf(packs);
  }

  /** The pack of one case. */
  public Optional<ReviewPack> of(ReviewCaseId id) {
    return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
  }
}
