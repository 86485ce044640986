package io.throughline.contracts.evidence;

import io.throughline.contracts.identity.SubjectId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for grants for one inspection or comparison.
 *
 * @param reads addresses to be read, each answered by one grant in the same order
 * @param writes names of templates to be written, each answered by one grant in the same order
 * @param needed how long the work may go on, queueing and further attempts included; absent if that
 *     is not known
 */
public record GrantRequest(
    SubjectId subject,
    List<EvidenceAddress> reads,
    List<String> writes,
    @Nullable Duration needed) {
  public GrantRequest {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
