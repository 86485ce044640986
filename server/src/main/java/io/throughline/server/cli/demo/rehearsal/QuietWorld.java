package io.throughline.server.cli.demo.rehearsal;

import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.recovery.AccountActivities;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.recovery.DirectoryActivities;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.NoticeReceipt;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.RemedyActivities;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What journeys ask of the world, answered without any: nothing is looked at, kept, sent or done,
 * and everybody is who he or she says, but for the interaction that is to be held.
 */
final class QuietWorld
    implements EvidenceActivities,
        InferenceActivities,
        PolicyActivities,
        AuditActivities,
        FrictionActivities,
        NoticeActivities,
        RemedyActivities,
        ReviewActivities,
        DirectoryActivities,
        AccountActivities,
        WatchActivities,
        CohortActivities {
  private static final ModelRef MODEL = new ModelRef("none", "0");

  private final String held;
  private final Consumer<Notice> told;

  /**
   * @param held an interaction that a human has to look at; empty for none
   * @param told hears of each notice
   */
  QuietWorld(String held, Consumer<Notice> told) {
    this.held = held;
    this.told = told;
  }

  @Override
  public Grants issueGrants(GrantRequest request) {
    Grant grant = new Grant("none", Instant.EPOCH);
    return new Grants(
        Collections.nCopies(request.reads().size(), grant),
        Collections.nCopies(request.writes().size(), grant));
  }

  @Override
  public Inspection inspect(InspectionRequest request) {
    Modality modality =
        request.evidence().role() == EvidenceRole.DIAL_IN ? Modality.VOICE : Modality.FACE;
    TemplateRef template = new TemplateRef(modality, request.evidence().address(), MODEL, 1, 1);
    return new Inspection(
        new MediaFacts(request.evidence().kind(), 10, 0, 0, 0), List.of(), List.of(template));
  }

  @Override
  public Comparisons compare(ComparisonRequest request) {
    List<Similarity> all = new ArrayList<>();
    for (OpenCapture probe : request.probes()) {
      for (OpenCapture reference : request.references()) {
        Modality modality = probe.capture().template().modality();
        if (modality == reference.capture().template().modality()) {
          Link link =
              new Link(reference.capture().interaction(), probe.capture().interaction(), modality);
          all.add(new Similarity(link, SimilarityOutcome.SAME, 6, 0.99, 1, "rehearsed", MODEL));
        }
      }
    }
    return new Comparisons(all);
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    boolean hold = question.interaction().equals(held);
    DecisionBasis basis =
        new DecisionBasis(
            "d-0",
            "rehearsal",
            List.of(hold ? "rehearsal.held" : "continuity.same"),
            List.of(),
            null,
            RemedyPlan.safe());
    return hold ? new Decision.Hold(basis) : new Decision.Proceed(basis);
  }

  @Override
  public AuditReceipt record(AuditEvent event) {
    return new AuditReceipt(0, "00");
  }

  @Override
  public void recordMove(StageMove move) {
    // No figures are kept of what did not happen.
  }

  @Override
  public NoticeReceipt send(Notice notice) {
    told.accept(notice);
    return new NoticeReceipt("<" + notice.key() + "@rehearsal>", false);
  }

  @Override
  public RemedyReceipt carryOut(RemedyOrder order) {
    return new RemedyReceipt(RemedyReceipt.State.APPLIED, false, "");
  }

  @Override
  public void show(ReviewCase reviewCase) {
    // There is no queue.
  }

  @Override
  public AccountStanding standing(DirectoryAccount account) {
    return new AccountStanding(AccountStanding.Kind.ORDINARY);
  }

  @Override
  public AccountSigns signs(JourneyId recovery) {
    return new AccountSigns(0, 0, 0, 0);
  }

  @Override
  public WatchAdvice advise(WatchQuestion question) {
    return new WatchAdvice(WatchAdvice.Recheck.NONE, List.of(), null);
  }

  @Override
  public Shared share(Traits traits) {
    return new Shared(0, 0);
  }

  @Override
  public JourneyId begin(Beginning beginning) {
    return beginning.hired();
  }

  @Override
  public void tell(Telling telling) {
    // The rehearsal itself speaks for the cohort.
  }

  @Override
  public void report(Report report) {
    // Nobody leads a cohort here.
  }

  @Override
  public Clusters look(CohortName cohort) {
    return new Clusters(List.of(), null);
  }
}
