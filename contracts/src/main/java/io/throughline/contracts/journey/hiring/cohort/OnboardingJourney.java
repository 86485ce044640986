package io.throughline.contracts.journey.hiring.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyStatus;
import java.util.regex.Pattern;

/**
 * Proves that one human agrees, enrols by a spoken sentence and a picture, is trained, and sits
 * down at a seat of his or her own.
 */
@WorkflowInterface
public interface OnboardingJourney extends JourneyDesk {
  /** One spoken sentence and one picture. */
  InteractionId ENROLMENT = new InteractionId("enrolment");

  /** Recorded by whoever trains. */
  InteractionId TRAINING = new InteractionId("training");

  /** A picture at the seat, minutes after it was bound. */
  InteractionId SEAT = new InteractionId("seat");

  /**
   * Runs until the member works, or does not. It has no result, which the cohort's history would
   * hold under a key that may be destroyed.
   */
  @WorkflowMethod(name = "OnboardingJourney")
  void run(OnboardingRequest request);

  /** The captures of all interactions that were accepted, in order; also once it has ended. */
  @QueryMethod
  ContinuityRecord record();

  /** How the cohort stands. */
  @SignalMethod
  void stand(Standing standing);

  /** From now on the member works at this seat; the picture has to come within minutes. */
  @UpdateMethod
  JourneyStatus bindSeat(SeatBinding binding);

  @UpdateValidatorMethod(updateName = "bindSeat")
  void checkSeat(SeatBinding binding);

  /**
   * How a cohort stands, for one member.
   *
   * @param number of the word, from 1: an earlier one that comes late changes nothing
   * @param attested whether the vendor vouches for its people
   * @param closed whether nobody leads the cohort any more
   * @param looked whether anybody who is the same was looked for since the member enrolled
   * @param cluster what is known of who else the member may be
   */
  record Standing(int number, boolean attested, boolean closed, boolean looked, Cluster cluster) {
    /** Of whom nothing was told yet. */
    public static Standing unknown() {
      return new Standing(0, false, false, false, Cluster.NONE);
    }
  }

  /** Whether a member may be one person with somebody else. */
  enum Cluster {
    @JsonProperty("none")
    NONE,
    /** A human looks at it. */
    @JsonProperty("open")
    OPEN,
    /** A human said that it is one person. */
    @JsonProperty("confirmed")
    CONFIRMED
  }

  /**
   * What the member works with.
   *
   * @param device keyed digest, 32 hex digits
   * @param factor keyed digest of what confirms sign-ins, 32 hex digits
   */
  record SeatBinding(String requestId, String device, String factor) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32}");

    public SeatBinding {
      if (!DIGEST.matcher(device).matches() || !DIGEST.matcher(factor).matches()) {
        throw new IllegalArgumentException("not a keyed digest");
      }
    }
  }
}
