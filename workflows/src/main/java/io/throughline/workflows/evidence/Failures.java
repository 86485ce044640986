package io.throughline.workflows.evidence;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.throughline.contracts.failure.FailureCode;

/** Turns a failed activity into the dotted reason that policy and people see. */
public final class Failures {
  private Failures() {}

  /**
   * For example {@code media.unreadable}, or {@code policy.late} when nothing answered in time; a
   * cancelled activity is no failure, and cancels the journey.
   *
   * @param part the word for what was asked, such as {@code policy}
   */
  public static String reason(ActivityFailure failure, String part) {
    return switch (failure.getCause()) {
      case CanceledFailure cancelled -> throw cancelled;
      case ApplicationFailure named -> known(named.getType(), part);
      case TimeoutFailure late when late.getCause() instanceof ApplicationFailure named ->
          known(named.getType(), part);
      case null, default -> part + ".late";
    };
  }

  private static String known(String type, String part) {
    for (FailureCode code : FailureCode.values()) {
      if (code.name().equals(type)) {
        return code.reason();
      }
    }
    return part + ".failed";
  }
}
