package io.throughline.contracts.continuity.watch;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * Begins the watch over who was cleared in that journey, and answers its own; again, it is the
   * same watch. Whatever fails is tried again.
   */
  JourneyId begin(Beginning beginning);

  /**
   * A watch that follows a hiring journey by itself.
   *
   * @param account of the person in the directory; absent if none is known
   */
  record Beginning(
      JourneyId hired, SubjectId subject, WatchPlan plan, @Nullable DirectoryAccount account) {}

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
