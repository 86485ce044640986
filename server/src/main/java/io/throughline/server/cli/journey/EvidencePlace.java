package io.throughline.server.cli.journey;

import java.util.List;

/**
 * Where a piece of evidence belongs.
 *
 * @param requestId the same again is the same request, whatever became of its answer
 * @param last whether nothing more comes for this interaction
 * @param subject where the subject is among other people, such as {@code tile=0.5,0,0.5,1}
 */
public record EvidencePlace(
    String interaction, String role, boolean last, String requestId, List<String> subject) {
  /** Nothing is said of other people. */
  public EvidencePlace(String interaction, String role, boolean last, String requestId) {
    this(interaction, role, last, requestId, List.of());
  }

  /** A request of its own, after which more may come. */
  public static EvidencePlace of(String interaction, String role) {
    return new EvidencePlace(interaction, role, false, ApiClient.fresh());
  }
}
