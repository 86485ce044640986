package io.throughline.contracts.journey.hiring.cohort;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort and its members tell each other, and what their rosters have in common. They speak
 * by activities, since a signal from workflow code is written again at each replay, for which the
 * key of whoever was erased is gone.
 */
@ActivityInterface
public interface CohortActivities {
  /** Tells a member how the cohort stands; one that has ended is told nothing. */
  void tell(Telling telling);

  /** Tells the cohort what became of a member; one that was closed is told nothing. */
  void report(Report report);

  /**
   * Looks who of the members may be one person, or one with somebody of another cohort. Fails with
   * {@code POLICY_UNREACHABLE} or {@code FIGURES_UNREACHABLE}, both tried again.
   */
  Clusters look(CohortName cohort);

  /** How the cohort stands, for one member. */
  record Telling(JourneyId journey, SubjectId subject, OnboardingJourney.Standing standing) {}

  /** What became of a member. */
  record Report(CohortName cohort, CohortJourney.Moved moved) {}

  /**
   * Groups of two or more.
   *
   * @param bundleRevision of the policies that said what counts; absent where none did
   */
  record Clusters(List<Group> groups, @Nullable String bundleRevision) {
    public Clusters {
      groups = List.copyOf(groups);
    }
  }

  /** Members, in order, and what they share, in order. */
  record Group(List<JourneyId> members, List<String> ties) {
    public Group {
      members = List.copyOf(members);
      ties = List.copyOf(ties);
    }
  }
}
