package io.throughline.contracts.remediation;

/** What there is to tell; each kind has one plain text for each audience that gets it. */
public enum NoticeKind {
  /** The journey begins; the person is asked for consent. */
  CONSENT_REQUESTED,
  CONSENT_REMINDER,
  /** The person said no, or never answered: a human takes over. */
  CONSENT_DECLINED,
  CONSENT_EXPIRED,
  /** One more capture is asked for; words: {@code interaction}, {@code why}. */
  RECAPTURE_REQUESTED,
  /** At the next login, a few seconds before the camera; words: {@code interaction}. */
  RECHECK_REQUESTED,
  /** A human looks at it; words: {@code interaction}; the team also gets {@code link}. */
  HELD,
  /** The review takes long; the team's text goes to the backup where one is named. */
  REVIEW_ESCALATED,
  /** The person asked for a human; words: {@code stage}. */
  HUMAN_REQUESTED,
  /** The person asked for a new link to the personal page. */
  LINK_RENEWED,
  /** Somebody asked to get into the person's account; words: {@code ticket}. */
  RECOVERY_OPENED,

  /** The person was verified, and a pass was asked for; words: {@code hours}. */
  RECOVERY_VERIFIED,
  /** The person objects, and somebody else looks at it again; words: {@code appealed}. */
  APPEAL_OPENED,
  /** Whoever decides an appeal asks for a recording; words: {@code why}. */
  APPEAL_ASKED,
  /** Nobody has decided an appeal in time; the team's text goes to the backup. */
  APPEAL_OVERDUE,
  /** The person does not object any more; words: {@code appealed}. */
  APPEAL_WITHDRAWN,
  /** What was decided stands, or not; words: {@code appealed}. */
  APPEAL_UPHELD,
  APPEAL_OVERTURNED,
  /** All that was done was taken back; words: {@code appealed}. */
  APPEAL_RESTORED,
  /** A vendor is asked to vouch for its people. */
  ATTESTATION_REQUESTED,
  ATTESTATION_REMINDER,
  /** The vendor's word did not come in time. */
  COHORT_LIMITED,

  /** A member may sit down, and takes a picture there. */
  SEAT_BOUND,
  /** A background check found something that may count against the person; words: {@code day}. */
  BACKGROUND_NOTICED,
  /** The application does not go on because of it. */
  BACKGROUND_DECIDED,
  /** Somebody has to call the person, at a number that was known before. */
  CALL_BACK_REQUESTED,
  CLEARED,
  BLOCKED,
  LIMITED,
  CANCELLED,
  /** Nothing can be proven any more, so that a human takes over. */
  HANDED_OVER,
  /** Evidence never came; words: {@code interaction}. */
  EVIDENCE_EXPIRED,
  /** Something is on hold until a human has looked, or is so no longer. */
  RESTRICTED,
  RESTORED,
  /** The team has to act, or need not any more; words: {@code interaction}. */
  ALERTED,
  ALERT_WITHDRAWN,
  /** Something was not done, or not taken back; words: {@code remedy}, {@code cause}. */
  REMEDY_FAILED
}
