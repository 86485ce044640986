package io.throughline.contracts.journey.status.friction;

/**
 * What policy may know of the person's effort before it asks for more. How long somebody takes to
 * answer is left out: it tells of the person's life and body, not of what we asked.
 *
 * @param stage the part of {@code journey} in the stage that the question is about
 */
public record FrictionSpent(Part journey, Part stage) {

  /**
   * Without the time that went by between asking and answer.
   *
   * @param extra the part of {@code total} in attempts after the first
   */
  public record Part(Effort total, Effort extra, int prompts, int retries) {
    /** The part of it that policy may know. */
    public static Part of(Friction friction) {
      return new Part(friction.total(), friction.extra(), friction.prompts(), friction.retries());
    }
  }
}
