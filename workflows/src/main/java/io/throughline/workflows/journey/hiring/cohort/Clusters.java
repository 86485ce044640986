package io.throughline.workflows.journey.hiring.cohort;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.Activities;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import io.throughline.workflows.review.ReviewDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who of a cohort may be one person under several names. A human looks at each cluster as a whole,
 * one after the other; until then its members may do everything but sit down at a seat.
 */
final class Clusters {
  /** What comes in together is looked at together. */
  private static final Duration GATHERING = Duration.ofSeconds(5);

  private final CohortName cohort;
  private final Reception.Parts parts;
  private final CohortActivities others = Activities.cohorts();
  private final List<CohortBook.Cluster> found = new ArrayList<>();
  private Consumer<List<JourneyId>> changed = _ -> {};
  private Runnable settled = () -> {};
  private final Set<JourneyId> unlooked = new LinkedHashSet<>();
  private final Set<JourneyId> looked = new HashSet<>();
  private boolean due;

  Clusters(CohortName cohort, Reception.Parts parts) {
    this.cohort = cohort;
    this.parts = parts;
  }

  /** Who is told of members of whom something else is known now, and that a review is over. */
  void onChange(Consumer<List<JourneyId>> then, Runnable looked) {
    changed = then;
    settled = looked;
  }

  /** Somebody came. */
  void lookAgain() {
    due = true;
  }

  /** Somebody's face and voice are known now. */
  void lookFor(JourneyId member) {
    unlooked.add(member);
    due = true;
  }

  /** Whether anybody who is the same was looked for since the member enrolled. */
  boolean looked(JourneyId member) {
    return looked.contains(member);
  }

  /** Looks whenever there is something to look for. */
  void look() {
    while (true) {
      Workflow.await(() -> due);
      Workflow.sleep(GATHERING);
      due = false;
      List<JourneyId> fresh = List.copyOf(unlooked);
      try {
        others.look(cohort).groups().stream().filter(this::isNew).forEach(this::open);
        fresh.forEach(unlooked::remove);
        looked.addAll(fresh);
        changed.accept(fresh);
      } catch (ActivityFailure unanswered) {
        if (unanswered.getCause() instanceof CanceledFailure) {
          throw unanswered;
        }
        // Nobody sits down at a seat unlooked at: it is tried again.
        parts
            .chronicle()
            .note("", "clusters.not-looked", List.of(Failures.reason(unanswered, "cohort")));
        due = true;
      }
      parts.chronicle().seal();
    }
  }

  /** What a human has answered, or is going to, is not asked again. */
  private boolean isNew(CohortActivities.Group group) {
    return found.stream()
        .noneMatch(known ->
            known.members().containsAll(group.members()) && known.ties().containsAll(group.ties()));
  }

  private void open(CohortActivities.Group group) {
    InteractionId name = new InteractionId("cluster-" + (found.size() + 1));
    found.add(new CohortBook.Cluster(name, group.members(), group.ties(), CohortBook.Verdict.OPEN));
    TreeMap<String, String> details = new TreeMap<>();
    details.put(
        "members", String.join(" ", group.members().stream().map(JourneyId::value).toList()));
    parts.chronicle().note(name.value(), "cluster.found", reasons(group.ties()), details);
    changed.accept(group.members());
  }

  private static List<String> reasons(List<String> ties) {
    return ties.stream().map(tie -> "roster." + tie + "-shared").toList();
  }

  /** Puts one cluster after the other before a human. */
  void review() {
    for (int next = 0; ; next++) {
      int wanted = next;
      Workflow.await(() -> found.size() > wanted);
      settle(wanted, answered(found.get(wanted)));
    }
  }

  private CohortBook.Verdict answered(CohortBook.Cluster cluster) {
    Step step = new Step(Stage.COHORT, cluster.interaction(), List.of(EvidenceRole.SELFIE));
    Assessment shared = new Assessment();
    reasons(cluster.ties()).forEach(reason -> shared.problem(EvidenceRole.SELFIE, reason));
    parts
        .announcements()
        .toTeam(NoticeKind.HELD, Map.of("interaction", cluster.interaction().spoken(), "link", ""));
    while (true) {
      Optional<ReviewAnswer> answer =
          parts
              .review()
              .verdict(new ReviewDesk.Held(step, Decision.hold("roster.cluster"), shared));
      ReviewAnswer.Verdict said = answer.map(ReviewAnswer::verdict).orElse(null);
      switch (said) {
        case CLEAR -> {
          return CohortBook.Verdict.DIFFERENT_PEOPLE;
        }
        case CONFIRM -> {
          return CohortBook.Verdict.SAME_PERSON;
        }
        case ASK_MORE -> parts.chronicle().seal();
        case null -> {
          return CohortBook.Verdict.OPEN;
        }
      }
    }
  }

  private void settle(int number, CohortBook.Verdict verdict) {
    CohortBook.Cluster cluster = found.get(number);
    found.set(
        number,
        new CohortBook.Cluster(cluster.interaction(), cluster.members(), cluster.ties(), verdict));
    parts.review().close();
    parts.chronicle().become(Stage.COHORT, JourneyState.WATCHING);
    settled.run();
    parts.chronicle().note(cluster.interaction().value(), "cluster." + verdict.word(), List.of());
    parts.chronicle().seal();
    changed.accept(cluster.members());
  }

  /** What is known of one member. */
  OnboardingJourney.Cluster of(JourneyId member) {
    List<CohortBook.Verdict> verdicts =
        found.stream()
            .filter(cluster -> cluster.members().contains(member))
            .map(CohortBook.Cluster::verdict)
            .toList();
    if (verdicts.contains(CohortBook.Verdict.SAME_PERSON)) {
      return OnboardingJourney.Cluster.CONFIRMED;
    }
    return verdicts.contains(CohortBook.Verdict.OPEN)
        ? OnboardingJourney.Cluster.OPEN
        : OnboardingJourney.Cluster.NONE;
  }

  List<CohortBook.Cluster> all() {
    return List.copyOf(found);
  }
}
