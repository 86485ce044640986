package io.throughline.contracts.remediation.action;

/** How much of a remedy can be taken back. */
public enum Reversibility {
  /** Its inverse restores what was before. */
  REVERSIBLE,
  /** It stays done, and its inverse makes it good. */
  COMPENSABLE,
  /** What it does, or what somebody does with it, stays: a human decides first. */
  IRREVERSIBLE
}
