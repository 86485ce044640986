package io.throughline.contracts.journey.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a journey does not take an update; the reason is the message of the failure. */
public enum Refusal {
  /** Nothing is looked at before the person has agreed. */
  CONSENT_MISSING,
  /** Consent was answered already, and otherwise. */
  CONSENT_ANSWERED,
  /** The journey does not wait for this interaction now. */
  INTERACTION_NOT_AWAITED,
  /** The interaction does not want evidence in this role. */
  ROLE_NOT_AWAITED,
  /** The role was filled already in this attempt. */
  ROLE_FILLED,
  /** The request id was used already, for something else. */
  REQUEST_REUSED,
  /** There is nothing to review. */
  REVIEW_NOT_AWAITED,
  /** Somebody else has the case. */
  REVIEW_ASSIGNED_ELSEWHERE,
  /** The person was asked for more as often as one case allows. */
  REVIEW_ASKED_ENOUGH,
  /** The person asks for the same more often than is of use. */
  REQUEST_TOO_OFTEN,
  /** Nobody can ask for this in this kind of journey. */
  REQUEST_NOT_OFFERED,

  /** A second person has to look at it, and this is the first again. */
  REVIEW_SECOND_PERSON,

  /** The vendor's word did not come in time, so that nobody is admitted. */
  COHORT_LIMITED,

  /** A cohort has as many members as it can have. */
  COHORT_FULL,

  /** Nobody is to sit down at a seat now. */
  SEAT_NOT_AWAITED,

  /** The journey has no such stage, or wants nothing from it any more. */
  FINDINGS_NOT_AWAITED,

  /** More events were reported than a journey keeps. */
  EVENTS_TOO_MANY,
  /** The journey has ended. */
  JOURNEY_ENDED;

  /** The dotted, stable reason that callers see: {@code consent.missing}. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** The refusal of that dotted reason, which is the message that a refused update fails with. */
  public static Optional<Refusal> ofReason(@Nullable String reason) {
    return Arrays.stream(values()).filter(refusal -> refusal.reason().equals(reason)).findFirst();
  }
}
