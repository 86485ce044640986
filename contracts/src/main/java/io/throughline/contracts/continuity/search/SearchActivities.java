package io.throughline.contracts.continuity.search;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import java.util.List;

/** Looks for one human among many, and keeps what is worth a look. */
@ActivityInterface
public interface SearchActivities {
  /**
   * The nearest other people of the deployment to each capture, to be compared; the captures are
   * searched for by others from now on. May be repeated: nothing is entered twice.
   */
  Candidates search(Search search);

  /** Keeps leads for a reviewer; the same two people are one lead, however often they meet. */
  void keep(Leads leads);

  /**
   * Captures of one human, who agreed to be looked for.
   *
   * @param captures those of other modalities than a face are not searched
   */
  record Search(JourneyId journey, SubjectId subject, List<Capture> captures) {
    public Search {
      captures = List.copyOf(captures);
    }
  }

  /** Those who are near, nearest first. */
  record Candidates(List<Candidate> candidates) {
    public Candidates {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Somebody who is near; whether it is the same human is for a comparison to say.
   *
   * @param reference under a name of its own, such as {@code lead-1}
   * @param searched how many templates were looked at to find it
   */
  record Candidate(
      OpenCapture probe,
      OpenCapture reference,
      SubjectId subject,
      SearchPurpose purpose,
      long searched) {}

  /** What a search of one journey left over. */
  record Leads(JourneyId journey, SubjectId subject, List<Lead> leads) {
    public Leads {
      leads = List.copyOf(leads);
    }
  }

  /**
   * Two pseudonyms that may be one human: for a person to look at, never a decision.
   *
   * @param subject the other one
   * @param interaction of the journey that searched
   * @param llr as {@link io.throughline.contracts.continuity.Similarity} has it
   */
  record Lead(
      SubjectId subject,
      SearchPurpose purpose,
      InteractionId interaction,
      double llr,
      LeadRule.Strength strength,
      long searched,
      ModelRef model) {}
}
