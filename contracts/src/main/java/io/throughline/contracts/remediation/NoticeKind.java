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
  /** A human looks at it; words: {@code interaction}; the team also gets {@code link}. */
  HELD,
  CLEARED,
  BLOCKED,
  LIMITED,
  CANCELLED,
  /** Nothing can be proven any more, so that a human takes over. */
  HANDED_OVER,
  /** Evidence never came; words: {@code interaction}. */
  EVIDENCE_EXPIRED
}
