package io.throughline.workflows.evidence;

import io.temporal.failure.ActivityFailure;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.identity.SubjectId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes references anew from the evidence that they were made of, when the model that made them is
 * not in use any more. What cannot be made anew stays, and tells nothing.
 */
final class Renewal {
  private static final String OTHER_MODEL = "template.other-model";

  private final InferenceActivities inference;
  private final EvidenceActivities vault;
  private final SubjectId subject;
  private final Duration deadline;

  Renewal(
      InferenceActivities inference,
      EvidenceActivities vault,
      SubjectId subject,
      Duration deadline) {
    this.inference = inference;
    this.vault = vault;
    this.subject = subject;
    this.deadline = deadline;
  }

  /** References of the chain that the comparison could not use for their model. */
  static List<Capture> stale(List<Comparisons> told, Chain chain) {
    return chain.captures().stream()
        .filter(capture ->
            told.stream()
                .flatMap(comparisons -> comparisons.similarities().stream())
                .anyMatch(one -> concerns(one, capture)))
        .toList();
  }

  private static boolean concerns(Similarity similarity, Capture capture) {
    return similarity.reason().equals(OTHER_MODEL)
        && similarity.link().from().equals(capture.interaction())
        && similarity.link().modality() == capture.template().modality();
  }

  /** Answers how many could be made anew; these take the place of the old ones in the chain. */
  int renew(Check.Attempt attempt, List<Capture> stale, Chain chain) {
    Map<Evidence, List<TemplateRef>> made = new LinkedHashMap<>();
    int renewed = 0;
    for (Capture old : stale) {
      Evidence source = old.source();
      if (source != null) {
        List<TemplateRef> fresh =
            made.computeIfAbsent(source, _ -> templates(attempt, old, source));
        for (TemplateRef template : fresh) {
          boolean replaces =
              template.modality() == old.template().modality()
                  && !template.model().equals(old.template().model());
          if (replaces) {
            chain.replace(old, new Capture(old.interaction(), template, source));
            renewed++;
          }
        }
      }
    }
    return renewed;
  }

  private List<TemplateRef> templates(Check.Attempt attempt, Capture old, Evidence source) {
    String name =
        "%s/renewed/%s/%s/"
            .formatted(attempt.name(), old.interaction().value(), source.role().word());
    try {
      Grants grants =
          vault.issueGrants(
              new GrantRequest(
                  subject,
                  List.of(source.address()),
                  List.of(name + "face", name + "voice"),
                  deadline));
      InspectionRequest request =
          new InspectionRequest(
              source,
              grants.reads().getFirst(),
              grants.writes().getFirst(),
              grants.writes().getLast(),
              List.of(),
              null);
      return inference.inspect(request).templates();
    } catch (ActivityFailure gone) {
      String _ = Failures.reason(gone, "inference");
      return List.of();
    }
  }
}
