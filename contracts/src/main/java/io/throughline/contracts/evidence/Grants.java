package io.throughline.contracts.evidence;

import java.util.List;

/** Grants in the order of the request. */
public record Grants(List<Grant> reads, List<Grant> writes) {
  public Grants {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
