package io.throughline.inference.worker;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.worker.evidence.TemplateFile;
import io.throughline.inference.worker.evidence.VaultClient;
import java.util.HashMap;
import java.util.Map;

/**
 * Templates of one comparison, each opened once. One that is damaged, gone, or of another model
 * tells nothing and takes nothing from the others; a vault that is away is a failure.
 */
final class OpenedTemplates {
  private final VaultClient vault;
  private final TemplateComparison comparison;
  private final Map<EvidenceAddress, Opened> opened = new HashMap<>();

  OpenedTemplates(VaultClient vault, TemplateComparison comparison) {
    this.vault = vault;
    this.comparison = comparison;
  }

  /** What opening a template gave. */
  sealed interface Opened {
    /** It can be compared. */
    record Usable(Template template) implements Opened {}

    /**
     * It cannot.
     *
     * @param reason {@code template.damaged}, {@code template.missing} or {@code
     *     template.other-model}
     */
    record Unusable(String reason) implements Opened {}
  }

  Opened open(OpenCapture capture) {
    return opened.computeIfAbsent(
        capture.capture().template().address(), address -> opened(capture));
  }

  private Opened opened(OpenCapture capture) {
    Modality modality = capture.capture().template().modality();
    try {
      Template template = TemplateFile.read(vault.template(capture.read()));
      return template.modality() == modality
              && template.model().equals(comparison.curve(modality).model())
          ? new Opened.Usable(template)
          : new Opened.Unusable("template.other-model");
    } catch (ApplicationFailure failure) {
      return unusable(failure);
    }
  }

  private static Opened unusable(ApplicationFailure failure) {
    if (FailureCode.EVIDENCE_ALTERED.name().equals(failure.getType())) {
      return new Opened.Unusable("template.damaged");
    }
    if (FailureCode.EVIDENCE_MISSING.name().equals(failure.getType())) {
      return new Opened.Unusable("template.missing");
    }
    throw failure;
  }
}
