package io.throughline.contracts.continuity.comparison;

import java.util.List;

/** Compares each probe with each reference of the same modality. */
public record ComparisonRequest(List<OpenCapture> probes, List<OpenCapture> references) {
  public ComparisonRequest {
    probes = List.copyOf(probes);
    references = List.copyOf(references);
  }
}
