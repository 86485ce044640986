package io.throughline.custody.audit.bundle;

/**
 * What a look at a bundle found.
 *
 * @param events how many of the journey's events are proved; 0 for a bundle that is refused
 * @param erased how many of these nobody can open any more
 * @param journey empty for a bundle that is refused
 * @param reason dotted and stable: {@code bundle.verified} or the first thing that is wrong
 */
public record ProofCheck(boolean ok, long events, long erased, String journey, String reason) {
  static ProofCheck refused(String reason) {
    return new ProofCheck(false, 0, 0, "", reason);
  }
}
