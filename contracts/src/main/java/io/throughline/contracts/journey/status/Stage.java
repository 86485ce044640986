package io.throughline.contracts.journey.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The stages of journeys, in the order in which a person may come to them. */
public enum Stage {
  @JsonProperty("apply")
  APPLY,
  @JsonProperty("consent")
  CONSENT,
  @JsonProperty("interview")
  INTERVIEW,
  @JsonProperty("identity")
  IDENTITY,
  /** What a vendor of background checks found. */
  @JsonProperty("background")
  BACKGROUND,
  /** Where the equipment goes, and the pay. */
  @JsonProperty("logistics")
  LOGISTICS,
  @JsonProperty("day-one")
  DAY_ONE,
  /** From day two on. */
  @JsonProperty("watch")
  WATCH,

  /** Somebody who cannot get in any more proves whose account it is. */
  @JsonProperty("recovery")
  RECOVERY,

  /** A cohort's member says a sentence and takes a picture. */
  @JsonProperty("enrolment")
  ENROLMENT,
  /** Trained by whoever will be worked for. */
  @JsonProperty("training")
  TRAINING,
  /** At a seat of one's own. */
  @JsonProperty("seat")
  SEAT,

  /** Of the group and not of a member: who belongs to it, and who vouches for them. */
  @JsonProperty("cohort")
  COHORT,
  @JsonProperty("close")
  CLOSE;

  /** The word in JSON, search attributes and reasons. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
