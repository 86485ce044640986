package io.throughline.workflows.journey;

import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.continuity.search.SearchActivities;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.recovery.AccountActivities;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.recovery.DirectoryActivities;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.LivenessChallenge;
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
import io.throughline.workflows.review.ScriptedAppeals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Plays the vault, the inference worker, policy, the ledger and the mail server, as the test's
 * script says.
 */
public final class ScriptedWorld
    implements EvidenceActivities,
        InferenceActivities,
        PolicyActivities,
        AuditActivities,
        FrictionActivities,
        NoticeActivities,
        RemedyActivities,
        ReviewActivities,
        SearchActivities,
        WatchActivities,
        AccountActivities,
        DirectoryActivities {
  public static final ModelRef MODEL = new ModelRef("scripted", "1");

  public final ScriptedAppeals appeals = new ScriptedAppeals();
  public final List<AuditEvent> ledger = new CopyOnWriteArrayList<>();
  public final List<Notice> mailbox = new CopyOnWriteArrayList<>();
  public final List<RemedyOrder> orders = new CopyOnWriteArrayList<>();
  public final List<ReviewCase> queue = new CopyOnWriteArrayList<>();
  public final List<PolicyQuestion> questions = new CopyOnWriteArrayList<>();
  public final List<Optional<LivenessChallenge>> challenges = new CopyOnWriteArrayList<>();
  public final List<StageMove> moves = new CopyOnWriteArrayList<>();
  public final AtomicInteger figureOutages = new AtomicInteger();
  public final AtomicInteger ledgerOutages = new AtomicInteger();
  public final ConcurrentLinkedQueue<FailureCode> inspectionFailures =
      new ConcurrentLinkedQueue<>();
  public volatile Optional<FailureCode> ledgerFailure = Optional.empty();
  public volatile Function<PolicyQuestion, Decision> policy = question -> proceed();

  public volatile Function<RemedyOrder, RemedyReceipt> systems =
      order -> new RemedyReceipt(RemedyReceipt.State.APPLIED, false, "");

  /** That the inference worker has now. */
  public volatile ModelRef model = MODEL;

  public final List<WatchQuestion> weighed = new CopyOnWriteArrayList<>();
  public final List<Traits> traits = new CopyOnWriteArrayList<>();
  public volatile Function<WatchQuestion, WatchAdvice> advice =
      question ->
          new WatchAdvice(
              question.due() ? WatchAdvice.Recheck.SAMPLED : WatchAdvice.Recheck.NONE,
              List.of(),
              "r-1");
  public volatile Shared others = new Shared(0, 0);

  public final List<Search> searches = new CopyOnWriteArrayList<>();
  public final List<Leads> leads = new CopyOnWriteArrayList<>();
  public volatile Function<Search, Candidates> gallery = search -> new Candidates(List.of());

  public static final SubjectId OTHER = new SubjectId("s-" + "b".repeat(26));

  /** Somebody else who is as near as can be, among a million. */
  public static Candidates near(Search search) {
    Capture probe = search.captures().getFirst();
    Capture reference = new Capture(new InteractionId("lead-1"), probe.template());
    Grant grant = new Grant("grant", Instant.EPOCH);
    return new Candidates(
        List.of(
            new Candidate(
                new OpenCapture(probe, grant),
                new OpenCapture(reference, grant),
                OTHER,
                SearchPurpose.DUPLICATES,
                1_000_000)));
  }

  @Override
  public Candidates search(Search search) {
    searches.add(search);
    return gallery.apply(search);
  }

  @Override
  public void keep(Leads found) {
    leads.add(found);
  }

  @Override
  public WatchAdvice advise(WatchQuestion question) {
    weighed.add(question);
    return advice.apply(question);
  }

  public final List<Beginning> beginnings = new CopyOnWriteArrayList<>();

  @Override
  public JourneyId begin(Beginning beginning) {
    beginnings.add(beginning);
    return new JourneyId("j-" + "w".repeat(26));
  }

  @Override
  public Shared share(Traits used) {
    traits.add(used);
    return others;
  }

  public static Decision proceed() {
    return new Decision.Proceed(basis("continuity.same"));
  }

  public static DecisionBasis basis(String reason) {
    return new DecisionBasis("d-1", "r-1", List.of(reason), List.of(), null, RemedyPlan.safe());
  }

  @Override
  public Grants issueGrants(GrantRequest request) {
    return new Grants(grants(request.reads().size()), grants(request.writes().size()));
  }

  private static List<Grant> grants(int n) {
    return IntStream.range(0, n).mapToObj(i -> new Grant("grant-" + i, Instant.EPOCH)).toList();
  }

  @Override
  public Inspection inspect(InspectionRequest request) {
    challenges.add(Optional.ofNullable(request.challenge()));
    FailureCode failure = inspectionFailures.poll();
    if (failure != null) {
      throw failure.failure("scripted");
    }
    Modality modality =
        request.evidence().role() == EvidenceRole.DIAL_IN ? Modality.VOICE : Modality.FACE;
    TemplateRef template = new TemplateRef(modality, request.evidence().address(), model, 0.9, 12);
    MediaFacts facts = new MediaFacts(request.evidence().kind(), seconds(request), 0, 0, 0);
    return new Inspection(facts, List.of(), List.of(template));
  }

  private static double seconds(InspectionRequest request) {
    return switch (request.evidence().kind()) {
      case IMAGE -> 0;
      case AUDIO -> 11;
      case VIDEO -> 12;
    };
  }

  @Override
  public void recordMove(StageMove move) {
    if (figureOutages.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw FailureCode.FIGURES_UNREACHABLE.failure("scripted");
    }
    moves.add(move);
  }

  @Override
  public Comparisons compare(ComparisonRequest request) {
    List<Similarity> similarities = new ArrayList<>();
    for (OpenCapture probe : request.probes()) {
      for (OpenCapture reference : request.references()) {
        Modality modality = probe.capture().template().modality();
        if (reference.capture().template().modality() == modality) {
          Link link =
              new Link(reference.capture().interaction(), probe.capture().interaction(), modality);
          boolean usable = reference.capture().template().model().equals(model);
          similarities.add(
              usable
                  ? new Similarity(
                      link, SimilarityOutcome.SAME, 6, 0.99, 0.9, "scripted.same", model)
                  : new Similarity(
                      link,
                      SimilarityOutcome.UNKNOWN,
                      0,
                      0.5,
                      0,
                      "template.other-model",
                      reference.capture().template().model()));
        }
      }
    }
    return new Comparisons(similarities);
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    questions.add(question);
    return policy.apply(question);
  }

  @Override
  public AuditReceipt record(AuditEvent event) {
    if (ledgerOutages.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw FailureCode.LEDGER_UNREACHABLE.failure("scripted");
    }
    ledgerFailure.ifPresent(code -> {
      throw code.failure("scripted");
    });
    ledger.add(event);
    return new AuditReceipt(ledger.size() - 1L, "00");
  }

  @Override
  public RemedyReceipt carryOut(RemedyOrder order) {
    orders.add(order);
    return systems.apply(order);
  }

  public volatile AccountStanding standing = new AccountStanding(AccountStanding.Kind.ORDINARY);

  @Override
  public AccountStanding standing(DirectoryAccount account) {
    return standing;
  }

  public volatile Optional<AccountSigns> signs = Optional.of(new AccountSigns(0, 0, 0, 0));

  @Override
  public AccountSigns signs(JourneyId recovery) {
    return signs.orElseThrow(() -> FailureCode.FIGURES_UNREACHABLE.failure("scripted"));
  }

  @Override
  public NoticeReceipt send(Notice notice) {
    mailbox.add(notice);
    return new NoticeReceipt("<" + notice.key() + "@scripted>", false);
  }

  @Override
  public void show(ReviewCase reviewCase) {
    queue.add(reviewCase);
  }

  public static EvidenceAddress address(int n) {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) n;
    bytes[30] = (byte) (n >> 8);
    return new EvidenceAddress(HexFormat.of().formatHex(bytes));
  }
}
