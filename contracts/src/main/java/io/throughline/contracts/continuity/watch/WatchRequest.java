package io.throughline.contracts.continuity.watch;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts a watch, or goes on with it.
 *
 * @param hired the journey that the person was cleared in
 * @param references what that journey accepted; the watch never forgets them
 * @param account of the person in the directory; absent if none is known
 * @param carried what an earlier run of the same watch knew; absent in the first
 */
public record WatchRequest(
    JourneyId journey,
    SubjectId subject,
    JourneyId hired,
    Contacts contacts,
    Timers timers,
    WatchPlan plan,
    List<Capture> references,
    @Nullable DirectoryAccount account,
    @Nullable WatchCarry carried)
    implements JourneyOrder {
  public WatchRequest {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("a watch compares with something");
    }
  }

  /** The same watch, with what it knows by now. */
  public WatchRequest carrying(WatchCarry known) {
    return new WatchRequest(
        journey, subject, hired, contacts, timers, plan, references, account, known);
  }
}
