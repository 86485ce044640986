package io.throughline.contracts.detection;

import io.throughline.contracts.continuity.TemplateRef;
import java.util.List;

/**
 * All that was seen in one piece of evidence.
 *
 * @param templates at most one for each modality; written to the vault, never into a history
 */
public record Inspection(MediaFacts facts, List<Finding> findings, List<TemplateRef> templates) {
  public Inspection {
    findings = List.copyOf(findings);
    templates = List.copyOf(templates);
  }
}
