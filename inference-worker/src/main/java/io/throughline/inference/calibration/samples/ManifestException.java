package io.throughline.inference.calibration.samples;

import java.io.IOException;

/** What is wrong with a manifest or with a list of pairs. */
public final class ManifestException extends IOException {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  public ManifestException(Problem problem, String words) {
    super(words);
    this.problem = problem;
  }

  /** The ways in which labelled media can be useless. */
  public enum Problem {
    /** There is no such file, or it is not text. */
    UNREADABLE,
    /** The header lacks a column, or a row has fewer cells than the header. */
    MISSING_COLUMN,
    /** A file that the manifest names is not there, or a pair names one that the manifest lacks. */
    MISSING_FILE,
    /** A label says something else than what is known. */
    UNKNOWN_LABEL,
    /** Nothing can be compared: too few people, or nobody twice. */
    NO_PAIRS
  }

  public Problem problem() {
    return problem;
  }
}
