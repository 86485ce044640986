package io.throughline.server.api.answer.page;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.server.api.answer.page.html.Html;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.cohort.OnboardingOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.RecoveryOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the person hands in on the own page, where the kind of journey wants that. */
final class CaptureForms {
  private final HiringJourneys journeys;
  private final KnownBrowsers browsers;

  CaptureForms(HiringJourneys journeys, KnownBrowsers browsers) {
    this.journeys = journeys;
    this.browsers = browsers;
  }

  /**
   * What is asked for now.
   *
   * @param known whether it is handed in from a browser in which the person had been before
   */
  record Asked(
      JourneyRegistry.Entry journey,
      InteractionId interaction,
      List<EvidenceRole> roles,
      CaptureTask task,
      boolean known) {}

  /** The page on which the person agrees. */
  static String consent(String kind) {
    return kind.equals(OnboardingOrder.KIND) ? "onboarding/consent.html" : "home/consent.html";
  }

  /** Empty where nothing is asked for, or where others hand in what is recorded. */
  Optional<Asked> asked(SubjectLinks.Session session, @Nullable String browser) {
    JourneyRegistry.Entry entry = journeys.entry(session.journey());
    boolean recovery = entry.kind().equals(RecoveryOrder.KIND);
    if (!recovery && !entry.kind().equals(OnboardingOrder.KIND)) {
      return Optional.empty();
    }
    Awaited awaited = journeys.status(session.journey()).awaited();
    CaptureTask task = journeys.task(entry);
    if (awaited == null
        || !task.awaited()
        || awaited.interaction().equals(OnboardingJourney.TRAINING.value())) {
      return Optional.empty();
    }
    List<EvidenceRole> roles =
        recovery
            ? List.of(EvidenceRole.CAMERA)
            : awaited.roles().stream().map(EvidenceRole::of).toList();
    boolean known = browsers.knew(browser, entry.subject(), task.openedAt());
    return Optional.of(
        new Asked(entry, new InteractionId(awaited.interaction()), roles, task, known));
  }

  /** What the page shows of it. */
  Html part(SubjectLinks.Session session, Asked asked) {
    Html form = Html.text(session.formToken());
    LivenessChallenge challenge = asked.task().challenge();
    Html tasks = challenge == null ? Html.NOTHING : tasks(challenge);
    if (asked.journey().kind().equals(RecoveryOrder.KIND)) {
      boolean quick = asked.task().attempt() == 1 && asked.known();
      Html wanted = quick ? Html.of("recovery/look.html", Map.of()) : tasks;
      return challenge == null
          ? Html.NOTHING
          : Html.of("recovery/proof.html", Map.of("form", form, "tasks", wanted));
    }
    String forms =
        asked.roles().stream()
            .map(role -> Html.of("onboarding/" + role.word() + ".html", Map.of("form", form)))
            .map(Html::markup)
            .collect(Collectors.joining());
    return Html.of("onboarding/capture.html", Map.of("tasks", tasks, "forms", new Html(forms)));
  }

  private static Html tasks(LivenessChallenge challenge) {
    String steps =
        challenge.tasks().stream()
            .map(CaptureForms::spoken)
            .map(step -> "<li>" + Html.text(step).markup() + "</li>")
            .collect(Collectors.joining());
    String digits = String.join(" ", List.of(challenge.digits().split("")));
    return Html.of(
        "recovery/tasks.html", Map.of("steps", new Html(steps), "digits", Html.text(digits)));
  }

  private static String spoken(LivenessChallenge.Task task) {
    return switch (task) {
      case TURN_HEAD -> "Turn your head slowly to one side and back.";
      case OPEN_MOUTH -> "Open your mouth wide for a second.";
      case CLOSE_EYES -> "Close both eyes for two seconds.";
    };
  }
}
