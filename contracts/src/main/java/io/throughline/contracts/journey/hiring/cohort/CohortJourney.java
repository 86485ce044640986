package io.throughline.contracts.journey.hiring.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import java.util.List;

/**
 * Leads a group of people who start together: waits for the vendor's word, starts a child for each
 * of them, and puts before a human who of them may be one person under several names.
 */
@WorkflowInterface
public interface CohortJourney extends JourneyDesk {
  /** Runs until somebody closes the cohort; its members go on by themselves. */
  @WorkflowMethod(name = "CohortJourney")
  JourneyStatus run(CohortRequest request);

  /** The vendor vouches for its people. */
  @UpdateMethod
  CohortBook attest(Attestation attestation);

  @UpdateValidatorMethod(updateName = "attest")
  void checkAttestation(Attestation attestation);

  /** Starts the journeys of members that are not known yet. */
  @UpdateMethod
  CohortBook admit(Admission admission);

  @UpdateValidatorMethod(updateName = "admit")
  void checkAdmission(Admission admission);

  /** What a member's journey came to. */
  @SignalMethod
  void moved(Moved moved);

  /** Who belongs to it, and how they stand to each other. */
  @QueryMethod
  CohortBook book();

  /**
   * A vendor's word.
   *
   * @param by who gave it
   */
  record Attestation(String requestId, CallerId by) {}

  /** Members of a roster that was read without an error. */
  record Admission(String requestId, List<Member> members) {
    public Admission {
      members = List.copyOf(members);
    }
  }

  /**
   * Somebody who is to start.
   *
   * @param order the {@link OnboardingRequest} as an encoded payload under the member's own key,
   *     Base64, so that forgetting the member forgets it here, too
   */
  record Member(JourneyId journey, SubjectId subject, String order) {
    /** Of the workflow that leads the member. */
    public String workflowId() {
      return WorkflowIds.of("onboarding", subject, journey);
    }

    @Override
    public String toString() {
      return "Member[" + journey + "]";
    }
  }

  /**
   * A member's journey has come somewhere.
   *
   * @param state the journey's; a member who was enrolled goes on
   */
  record Moved(JourneyId journey, What what, JourneyState state) {
    /** What the cohort wants to know. */
    public enum What {
      /** Face and voice are known, and whoever agreed to it was looked for. */
      @JsonProperty("enrolled")
      ENROLLED,
      @JsonProperty("ended")
      ENDED
    }
  }
}
