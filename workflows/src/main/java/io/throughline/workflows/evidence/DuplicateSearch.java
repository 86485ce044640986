package io.throughline.workflows.evidence;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.search.LeadRule;
import io.throughline.contracts.continuity.search.SearchActivities;
import io.throughline.contracts.continuity.search.SearchActivities.Candidate;
import io.throughline.contracts.continuity.search.SearchActivities.Lead;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.Chronicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks whether the same human is known under another name. It runs beside the journey, which never
 * waits for it but at its end, and whose decisions never hear of it: leads are for people.
 */
public final class DuplicateSearch {
  private final JourneyOrder order;
  private final Chronicle chronicle;
  private final SearchActivities galleries = Activities.galleries();
  private final InferenceActivities inference;
  private final List<Promise<Void>> running = new ArrayList<>();

  public DuplicateSearch(JourneyOrder order, Chronicle chronicle) {
    this.order = order;
    this.chronicle = chronicle;
    inference = Activities.inference(order.timers().assessment());
  }

  /** Begins with what one interaction added to the chain. */
  public void start(List<Capture> accepted) {
    List<Capture> faces =
        accepted.stream()
            .filter(capture -> capture.template().modality() == Modality.FACE)
            .filter(capture -> !Step.isDocument(capture.interaction()))
            .toList();
    if (!faces.isEmpty()) {
      running.add(Async.procedure(this::search, faces));
    }
  }

  /** Waits until nothing is looked for any more. */
  public void settle() {
    while (!running.isEmpty()) {
      Promise<Void> first = running.getFirst();
      first.get();
      running.remove(first);
    }
  }

  private void search(List<Capture> faces) {
    try {
      SearchActivities.Search wanted =
          new SearchActivities.Search(order.journey(), order.subject(), faces);
      List<Candidate> near = galleries.search(wanted).candidates();
      List<Lead> leads = near.isEmpty() ? List.of() : compared(near);
      if (!leads.isEmpty()) {
        galleries.keep(new SearchActivities.Leads(order.journey(), order.subject(), leads));
      }
      note(faces, "duplicates.searched", List.of(), leads.size());
    } catch (ActivityFailure failure) {
      unless(failure, faces);
    }
  }

  /** A journey that was called off looks for nobody. */
  private void unless(ActivityFailure failure, List<Capture> faces) {
    if (!(failure.getCause() instanceof CanceledFailure)) {
      note(faces, "duplicates.not-searched", List.of(Failures.reason(failure, "gallery")), 0);
    }
  }

  private void note(List<Capture> faces, String what, List<String> reasons, int leads) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("leads", Integer.toString(leads));
    chronicle.note(faces.getFirst().interaction().value(), what, reasons, details);
  }

  private List<Lead> compared(List<Candidate> near) {
    ComparisonRequest request =
        new ComparisonRequest(
            near.stream().map(Candidate::probe).distinct().toList(),
            near.stream().map(Candidate::reference).toList());
    List<Similarity> told = inference.compare(request).similarities();
    List<Lead> leads = new ArrayList<>();
    for (Candidate candidate : near) {
      told.stream()
          .filter(one -> concerns(one, candidate))
          .findFirst()
          .flatMap(one -> lead(candidate, one))
          .ifPresent(leads::add);
    }
    return leads;
  }

  private static boolean concerns(Similarity similarity, Candidate candidate) {
    return similarity.link().from().equals(candidate.reference().capture().interaction())
        && similarity.link().to().equals(candidate.probe().capture().interaction());
  }

  private static Optional<Lead> lead(Candidate candidate, Similarity similarity) {
    if (similarity.outcome() != SimilarityOutcome.SAME) {
      return Optional.empty();
    }
    return LeadRule.STANDARD
        .strength(similarity.llr(), 0, candidate.searched())
        .map(strength ->
            new Lead(
                candidate.subject(),
                candidate.purpose(),
                candidate.probe().capture().interaction(),
                similarity.llr(),
                strength,
                candidate.searched(),
                similarity.model()));
  }
}
