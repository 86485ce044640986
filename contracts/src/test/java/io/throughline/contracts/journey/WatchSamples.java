package io.throughline.contracts.journey;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.continuity.search.LeadRule;
import io.throughline.contracts.continuity.search.SearchActivities;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchCarry;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import java.time.Instant;
import java.util.List;

/** One of each payload of watches and searches. */
final class WatchSamples {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final JourneyId WATCH = new JourneyId("j-" + "w".repeat(26));
  private static final SubjectId SUBJECT = new SubjectId("s-" + "s".repeat(26));
  private static final String DIGEST = "0123456789abcdef".repeat(2);

  private WatchSamples() {}

  static List<Object> all(Capture capture, Contacts contacts) {
    ExternalEvent report = report();
    WatchRequest first = request(capture, contacts);
    WatchCarry carried = carried(capture);
    return List.of(
        report,
        first,
        first.carrying(carried),
        new ContinuityRecord(List.of(capture)),
        new WatchQuestion("s", List.of(new WatchQuestion.Fact("work.ip-kvm", 1)), 2, 12.5, true),
        new WatchAdvice(WatchAdvice.Recheck.SAMPLED, List.of("watch.due"), "r-1"),
        new WatchActivities.Traits(WATCH, SUBJECT, List.of(DIGEST), List.of()),
        WATCH,
        matrix(),
        new WatchActivities.Shared(1, 0),
        new WatchActivities.Beginning(
            WATCH, SUBJECT, WatchPlan.standard("Europe/Berlin"), RemedySamples.ACCOUNT),
        new SearchActivities.Search(WATCH, SUBJECT, List.of(capture)),
        new SearchActivities.Candidates(List.of(candidate(capture))),
        leads(capture));
  }

  private static SearchActivities.Candidate candidate(Capture capture) {
    OpenCapture open = new OpenCapture(capture, new Grant("t", AT));
    return new SearchActivities.Candidate(open, open, SUBJECT, SearchPurpose.DUPLICATES, 41);
  }

  private static ContinuityMatrix matrix() {
    return new ContinuityMatrix(
        List.of(
            new ContinuityMatrix.Interaction("interview 1", true, true),
            new ContinuityMatrix.Interaction("interview 2", true, false)),
        List.of(
            ContinuityMatrix.Pair.of(
                0,
                1,
                new ContinuityMatrix.Tie(SimilarityOutcome.SAME, 5, "continuity.face-same"),
                ContinuityMatrix.Tie.absent("voice.not-in-both"))));
  }

  private static SearchActivities.Leads leads(Capture capture) {
    return new SearchActivities.Leads(
        WATCH,
        SUBJECT,
        List.of(
            new SearchActivities.Lead(
                SUBJECT,
                SearchPurpose.KNOWN_IMPOSTORS,
                capture.interaction(),
                5.5,
                LeadRule.Strength.WEAK,
                41,
                capture.template().model())));
  }

  private static ExternalEvent report() {
    return new ExternalEvent(
        "idp/msg_1",
        ExternalEvent.Type.SESSION_STARTED,
        AT,
        0,
        new WorkSignal(
            DIGEST, DIGEST, null, new WorkSignal.Place(52.52, 13.4), WorkSignal.Tool.IP_KVM));
  }

  private static WatchCarry carried(Capture capture) {
    return new WatchCarry(
        AT,
        3,
        AT,
        AT,
        List.of(capture),
        List.of(report()),
        List.of("idp/msg_1"),
        List.of(new TimelineEntry(AT, Stage.WATCH, "", "watch.begun", List.of())),
        7,
        5,
        1);
  }

  private static WatchRequest request(Capture capture, Contacts contacts) {
    return new WatchRequest(
        WATCH,
        SUBJECT,
        WATCH,
        contacts,
        Timers.standard(),
        WatchPlan.standard("Europe/Berlin"),
        List.of(capture),
        RemedySamples.ACCOUNT,
        null);
  }
}
