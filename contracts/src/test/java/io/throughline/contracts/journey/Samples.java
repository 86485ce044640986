package io.throughline.contracts.journey;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditEvents;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.audit.AuditReceipts;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.NoticeReceipt;
import io.throughline.contracts.remediation.action.RemedyInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of everything that crosses a process. */
final class Samples {
  private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");
  private static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  private static final JourneyId JOURNEY = new JourneyId("j-" + "b".repeat(26));
  private static final InteractionId FIRST = new InteractionId("interview-1");
  private static final InteractionId SECOND = new InteractionId("interview-2");
  private static final EvidenceAddress ADDRESS = new EvidenceAddress("0f".repeat(32));
  private static final ModelRef MODEL = new ModelRef("face-embedder", "1");
  private static final Grant GRANT = new Grant("token", AT);
  static final Contacts CONTACTS = new Contacts("a@b.example", "c@d.example", "Ann");
  private static final SubjectHint HINT =
      new SubjectHint(
          new SubjectHint.Tile(0.5, 0, 0.5, 1), 1, List.of(new SubjectHint.Turn(0.5, 7)));
  private static final Evidence EVIDENCE =
      new Evidence(ADDRESS, MediaKind.VIDEO, EvidenceRole.CAMERA, 7, HINT);
  private static final Link LINK = new Link(FIRST, SECOND, Modality.FACE);
  private static final TemplateRef TEMPLATE =
      new TemplateRef(Modality.FACE, ADDRESS, MODEL, 0.8, 12);
  private static final Finding FINDING =
      new Finding(
          "presentation-attack",
          Family.FACE,
          FindingOutcome.SUSPICIOUS,
          2.5,
          0.92,
          0.7,
          "presentation-attack.suspect",
          List.of(new Segment(0, 1.5, 0.9)),
          MODEL);
  private static final Similarity SIMILARITY =
      new Similarity(LINK, SimilarityOutcome.SAME, 6, 0.99, 0.8, "continuity.face-same", MODEL);

  private static final Friction FRICTION =
      new Friction(new Effort(61.5, 1, 4096), new Effort(null, 1, 96), 3600.25, 1, 1);

  static final Capture CAPTURE = new Capture(FIRST, TEMPLATE, EVIDENCE);

  private Samples() {}

  static List<Object> all() {
    return List.of(
        new HiringRequest(JOURNEY, SUBJECT, 2, CONTACTS, Timers.standard(), RemedySamples.ACCOUNT),
        new ConsentAnswer("r", true, false),
        new EvidenceSubmission("r", FIRST, EVIDENCE, true),
        new EvidenceReceipt(FIRST, ADDRESS, 1, List.of(EvidenceRole.DIAL_IN)),
        new ExternalEvent("ats/msg_1", ExternalEvent.Type.OFFER_EXTENDED, AT, 7),
        new EventReceipt("ats/msg_1", true),
        status(),
        new InspectionRequest(EVIDENCE, GRANT, GRANT, GRANT, List.of(open(FIRST)), null),
        inspection(),
        new ComparisonRequest(List.of(open(FIRST)), List.of(open(SECOND))),
        new Comparisons(List.of(SIMILARITY)),
        new GrantRequest(SUBJECT, List.of(ADDRESS), List.of("name"), Duration.ofMinutes(10)),
        new Grants(List.of(GRANT), List.of(GRANT)),
        question(),
        new Decision.Proceed(basis()),
        new Decision.ProceedAndWatch(basis()),
        new Decision.StepUp(Challenge.RECAPTURE, basis()),
        Decision.hold("policy.undefined"),
        new Decision.Limit(basis()),
        new Decision.Block(basis()),
        event(),
        new AuditEvents(List.of(event())),
        new AuditReceipt(3, "ab"),
        new AuditReceipts(List.of(new AuditReceipt(3, "ab"))),
        notice(),
        new NoticeReceipt("<id@host>", true),
        move());
  }

  private static JourneyStatus status() {
    Awaited awaited = new Awaited("evidence", "interview-1", List.of("camera"), AT);
    TimelineEntry entry =
        new TimelineEntry(AT, Stage.INTERVIEW, "interview-1", "decision.hold", List.of("a.b"));
    return new JourneyStatus(
        JOURNEY,
        JourneyState.IN_REVIEW,
        Stage.DAY_ONE,
        awaited,
        LINK,
        1,
        List.of(entry),
        JourneyFriction.of(List.of(new JourneyFriction.OfStage(Stage.INTERVIEW, FRICTION))),
        List.of(new RemedyInForce("limit", AT, AT)));
  }

  private static Inspection inspection() {
    MediaFacts facts = new MediaFacts(MediaKind.VIDEO, 12, 640, 360, 0);
    Finding unclear = Finding.inconclusive("voice-capture", Family.VOICE, "voice.none", MODEL);
    return new Inspection(facts, List.of(FINDING, unclear), List.of(TEMPLATE));
  }

  private static OpenCapture open(InteractionId interaction) {
    return new OpenCapture(new Capture(interaction, TEMPLATE), GRANT);
  }

  private static DecisionBasis basis() {
    return new DecisionBasis(
        "d", "r", List.of("continuity.same"), List.of("policy"), LINK, RemedySamples.plan());
  }

  private static PolicyQuestion question() {
    return new PolicyQuestion(
        "j/interview-2/1",
        "hiring",
        Stage.INTERVIEW,
        "interview-2",
        1,
        1,
        0,
        List.of(Signal.of(EvidenceRole.CAMERA, FINDING)),
        List.of(LinkSignal.of(SIMILARITY)),
        List.of(new Problem(EvidenceRole.DIAL_IN, "evidence.not-handed-in")),
        new FrictionSpent(FrictionSpent.Part.of(FRICTION), FrictionSpent.Part.of(Friction.NONE)),
        null,
        PolicyQuestion.Device.KNOWN);
  }

  private static StageMove move() {
    return new StageMove(
        JOURNEY,
        new StagePassage(Stage.INTERVIEW, AT, AT.plusSeconds(9), StageExit.EXPIRED, 1, FRICTION),
        new StageMove.Entry(Stage.IDENTITY, AT.plusSeconds(9)));
  }

  private static AuditEvent event() {
    return new AuditEvent("k", SUBJECT, JOURNEY, "a.b", AT, new TreeMap<>(Map.of("x", "y")));
  }

  private static Notice notice() {
    return new Notice(
        "k", JOURNEY, Notice.Audience.TEAM, NoticeKind.HELD, CONTACTS, Map.of("link", "x"));
  }
}
