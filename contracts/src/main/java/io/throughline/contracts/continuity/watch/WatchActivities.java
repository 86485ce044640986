package io.throughline.contracts.continuity.watch;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import java.util.List;

/** What a watch needs to know from outside. */
@ActivityInterface
public interface WatchActivities {
  /** Fails with {@code POLICY_UNREACHABLE} or {@code POLICY_MALFORMED}, both tried again. */
  WatchAdvice advise(WatchQuestion question);

  /**
   * Keeps whose devices and factors these are, and says which of them somebody else of the same
   * tenant uses too. Fails with {@code FIGURES_UNREACHABLE}, tried again.
   */
  Shared share(Traits traits);

  /**
   * What somebody works with.
   *
   * @param devices keyed digests
   * @param factors keyed digests
   */
  record Traits(JourneyId journey, SubjectId subject, List<String> devices, List<String> factors) {
    public Traits {
      devices = List.copyOf(devices);
      factors = List.copyOf(factors);
    }
  }

  /** How many of them somebody else uses too. */
  record Shared(int devices, int factors) {}
}
