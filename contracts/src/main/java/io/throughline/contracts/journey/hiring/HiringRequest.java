package io.throughline.contracts.journey.hiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import org.jspecify.annotations.Nullable;

/**
 * Starts a hiring journey.
 *
 * @param interviews 1 to 10
 * @param account of the person in the directory; absent if none is known
 * @param dayOne how the person comes to work; absent: by a video call
 * @param watch that follows by itself once the person is cleared; absent: none
 * @param preboarding what is looked at between identity and day one; absent: nothing
 */
public record HiringRequest(
    JourneyId journey,
    SubjectId subject,
    int interviews,
    Contacts contacts,
    Timers timers,
    @Nullable DirectoryAccount account,
    @Nullable DayOne dayOne,
    @Nullable WatchPlan watch,
    @Nullable Preboarding preboarding)
    implements JourneyOrder {
  /** How somebody comes to work on the first day. */
  public enum DayOne {
    /** Greeted in a video call. */
    @JsonProperty("remote")
    REMOTE,
    /** Seen by the lobby's camera, or photographed for the badge. */
    @JsonProperty("in-person")
    IN_PERSON
  }

  public HiringRequest {
    if (interviews < 1 || interviews > 10) {
      throw new IllegalArgumentException("a hiring journey has 1 to 10 interviews");
    }
  }

  /** Greeted in a video call on day one, and not watched over. */
  public HiringRequest(
      JourneyId journey,
      SubjectId subject,
      int interviews,
      Contacts contacts,
      Timers timers,
      @Nullable DirectoryAccount account) {
    this(journey, subject, interviews, contacts, timers, account, null, null, null);
  }
}
