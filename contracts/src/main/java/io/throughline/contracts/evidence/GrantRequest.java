package io.throughline.contracts.evidence;

import io.throughline.contracts.identity.SubjectId;
import java.util.List;

/**
 * Asks for grants for one inspection or comparison.
 *
 * @param reads addresses to be read, each answered by one grant in the same order
 * @param writes names of templates to be written, each answered by one grant in the same order
 */
public record GrantRequest(SubjectId subject, List<EvidenceAddress> reads, List<String> writes) {
  public GrantRequest {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
