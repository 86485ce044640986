package io.throughline.contracts.identity;

import java.util.Optional;

/** Workflow ids name the kind of journey, the subject's pseudonym and the journey, nothing else. */
public final class WorkflowIds {
  private WorkflowIds() {}

  /** For example {@code hiring/s-…/j-…}. */
  public static String of(String kind, SubjectId subject, JourneyId journey) {
    return kind + "/" + subject + "/" + journey;
  }

  /**
   * The subject whose key protects the workflow's payloads; empty for an id that is not a
   * journey's.
   */
  public static Optional<SubjectId> subjectOf(String workflowId) {
    String[] parts = workflowId.split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SubjectId(parts[1]));
    } catch (IllegalArgumentException notASubject) {
      return Optional.empty();
    }
  }
}
