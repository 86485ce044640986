package io.throughline.contracts.journey;

import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One of everything that cohorts and their members send. */
final class CohortSamples {
  private static final CohortName COHORT =
      new CohortName(new JourneyId("j-" + "c".repeat(26)), new SubjectId("s-" + "c".repeat(26)));
  private static final JourneyId MEMBER = new JourneyId("j-" + "d".repeat(26));
  private static final SubjectId PERSON = new SubjectId("s-" + "d".repeat(26));
  private static final CallerId CALLER = new CallerId("c-" + "a".repeat(26));

  private CohortSamples() {}

  static List<Object> all() {
    List<Object> all = new ArrayList<>(ofTheCohort());
    all.addAll(ofMembers());
    return all;
  }

  private static List<Object> ofTheCohort() {
    return List.of(
        COHORT,
        new CohortRequest(COHORT.journey(), COHORT.subject(), Samples.CONTACTS, Timers.standard()),
        new CohortJourney.Attestation("r", CALLER),
        new CohortJourney.Admission("r", List.of(new CohortJourney.Member(MEMBER, PERSON, "CgA="))),
        new CohortActivities.Clusters(
            List.of(new CohortActivities.Group(List.of(MEMBER), List.of("face"))), "r-1"),
        new CohortBook(
            true,
            false,
            List.of(new CohortBook.Row(MEMBER, null)),
            List.of(
                new CohortBook.Cluster(
                    new InteractionId("cluster-1"),
                    List.of(MEMBER),
                    List.of("bank"),
                    CohortBook.Verdict.OPEN))));
  }

  private static List<Object> ofMembers() {
    OnboardingJourney.Standing standing =
        new OnboardingJourney.Standing(1, true, false, true, OnboardingJourney.Cluster.OPEN);
    CohortJourney.Moved moved =
        new CohortJourney.Moved(MEMBER, CohortJourney.Moved.What.ENROLLED, JourneyState.ASSESSING);
    return List.of(
        moved,
        standing,
        new CohortActivities.Telling(MEMBER, PERSON, standing),
        new CohortActivities.Report(COHORT, moved),
        new OnboardingJourney.SeatBinding("r", "a".repeat(32), "b".repeat(32)),
        new OnboardingRequest(
            MEMBER,
            PERSON,
            COHORT,
            Samples.CONTACTS,
            Timers.standard(),
            RemedySamples.ACCOUNT,
            List.of(Samples.CAPTURE),
            WatchPlan.standard("Asia/Manila")));
  }

  /** Between identity and day one. */
  static List<Object> preboarding(Contacts contacts) {
    return List.of(
        new HiringRequest(
            new JourneyId("j-" + "b".repeat(26)),
            new SubjectId("s-" + "a".repeat(26)),
            1,
            contacts,
            Timers.standard(),
            null,
            null,
            null,
            new Preboarding(true, true, List.of(LocalDate.of(2026, 12, 25)), "Europe/Berlin")),
        new Findings("r", Stage.LOGISTICS, List.of("logistics.bank-shared", "call-back.refused")));
  }
}
