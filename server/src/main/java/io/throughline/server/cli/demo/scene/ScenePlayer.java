package io.throughline.server.cli.demo.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.cli.demo.peers.LocalDirectory;
import io.throughline.server.cli.demo.peers.LocalPeers;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.cast.Group;
import io.throughline.server.setup.cast.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Plays the people of a scene against the API, as HR and the candidate would. */
public final class ScenePlayer {
  private static final Duration STEP_LIMIT = Duration.ofMinutes(5);

  /** Longer than reports are gathered: who is not asked by then is not asked. */
  private static final Duration UNASKED = Duration.ofSeconds(25);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final ApiClient api;
  private final ApiClient reviewer;
  private final EngineParts parts;
  private final LocalDirectory directory;
  private final WatchPlayer watches;
  private final RecoveryPlayer recoveries;
  private final CohortPlayer cohorts;
  private final Path cast;
  private final Progress progress;

  /**
   * Four people.
   *
   * @param reviewer did not open the journeys
   */
  public record Callers(ApiClient hr, ApiClient reviewer, ApiClient helpDesk, ApiClient vendor) {}

  /** What the scenes are played on: the engine, the accounts that it acts on, and the mail. */
  public record Ground(EngineParts parts, LocalPeers peers, LocalMailbox mailbox) {}

  public ScenePlayer(Callers callers, Ground ground, Path cast, Progress progress) {
    this.api = callers.hr();
    this.reviewer = callers.reviewer();
    this.parts = ground.parts();
    this.directory = ground.peers().directory();
    this.watches = new WatchPlayer(ground.peers().reporter(ground.parts().engine().address()));
    this.recoveries = new RecoveryPlayer(callers.helpDesk(), ground.mailbox(), cast);
    this.cohorts = new CohortPlayer(callers.hr(), callers.vendor(), ground.mailbox(), cast);
    this.cast = cast;
    this.progress = progress;
  }

  /** Of several journeys at once: the first that did not end as expected, else the slowest. */
  public SceneResult play(Scene scene) throws InterruptedException {
    progress.say("");
    progress.say(scene.name() + ": " + scene.title());
    progress.say("  (" + scene.notice() + ")");
    Callable<SceneResult> once = () -> journey(scene);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<SceneResult> results = new ArrayList<>();
      for (Future<SceneResult> one : people.invokeAll(Collections.nCopies(scene.atOnce(), once))) {
        results.add(one.get());
      }
      return results.stream()
          .min(
              Comparator.comparing(SceneResult::asExpected)
                  .thenComparing(Comparator.comparingDouble(SceneResult::seconds).reversed()))
          .orElseThrow();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof MendableFailure known
          ? known
          : new IllegalStateException(failed.getCause());
    }
  }

  private SceneResult journey(Scene scene) throws InterruptedException {
    if (scene.group() != null) {
      return cohort(scene, scene.group());
    }
    long began = System.nanoTime();
    directory.enrol(SceneOrder.account(scene));
    String journey = api.start(SceneOrder.of(scene)).path("id").asText();
    await(journey, now -> now.awaited().equals("consent") || now.ended());
    PersonBrowser own = agreed(scene, journey);
    Standing now = await(journey, Standing::settled);
    int played = 0;
    int pieces = 0;
    for (Scene.Step step : scene.steps()) {
      if (asksFor(step, now)) {
        now = played(journey, step, now.decisions());
        played++;
        pieces += step.evidence().size();
      }
    }
    progress.say("  " + now.state() + "; " + played + " interactions played");
    if (scene.preboarding() == null) {
      now.refuseForeign(played, pieces);
    }
    String last = scene.watch() == null ? journey : watched(scene, scene.watch(), journey);
    last = scene.recovery() == null ? last : recovered(scene, journey, own);
    return result(scene, acted(scene, last), began);
  }

  /** How it goes for the last member of a group. */
  private SceneResult cohort(Scene scene, Group group) throws InterruptedException {
    long began = System.nanoTime();
    group.members().forEach(it -> directory.enrol(CohortPlayer.account(scene, it)));
    String last = cohorts.play(scene, group, new CohortPlayer.Others(this::await, this::decide));
    return result(scene, acted(scene, last), began);
  }

  private SceneResult result(Scene scene, Standing now, long began) {
    String account =
        scene.group() == null
            ? SceneOrder.account(scene)
            : CohortPlayer.account(scene, scene.group().members().getLast());
    double seconds = (System.nanoTime() - began) / 1e9;
    return SceneResult.of(
        scene,
        now,
        seconds,
        directory.account(account).map(LocalDirectory.Account::spoken).orElse("unknown"));
  }

  /** On the own page where that browser is wanted later, else as HR was told. */
  private PersonBrowser agreed(Scene scene, String journey) throws InterruptedException {
    if (scene.consent() != null && scene.recovery() != null && scene.recovery().known()) {
      return recoveries.consent(scene, scene.consent().document());
    }
    if (scene.consent() != null) {
      var _ = api.consent(journey, scene.consent().document());
    }
    return new PersonBrowser();
  }

  /** Answers the journey that the scene ends with. */
  private String recovered(Scene scene, String hired, PersonBrowser browser)
      throws InterruptedException {
    Scene.Recovery recovery = java.util.Objects.requireNonNull(scene.recovery());
    watches.report(ZoneOffset.UTC, recovery.reports(), hired);
    Standing now = recoveries.play(scene, recovery, browser, this::await);
    progress.say("  recovery: " + now.outcome() + " " + String.join(" ", now.reasons()));
    return now.document().path("id").asText();
  }

  /** The watch that follows a hiring; answers its journey, which the scene ends with. */
  private String watched(Scene scene, Scene.Watch watch, String hired) throws InterruptedException {
    String journey = begun(scene, watch, hired);
    watches.report(ZoneId.of(watch.zone()), watch.reports(), journey);
    for (Scene.Step step : watch.steps()) {
      // The first waits until the reports were weighed.
      Standing now = await(journey, it -> it.ended() || asksFor(step, it));
      if (!now.ended()) {
        Standing then = played(journey, step, now.decisions());
        progress.say("  " + then.state());
      }
    }
    if (watch.steps().isEmpty()) {
      Thread.sleep(UNASKED);
    }
    return journey;
  }

  private String begun(Scene scene, Scene.Watch watch, String hired) throws InterruptedException {
    if (WatchPlayer.follows(watch)) {
      Standing now = await(hired, it -> it.count("watch.begun") > 0);
      return WatchPlayer.begun(now.document()).orElseThrow();
    }
    return api.watch(hired, WatchPlayer.wish(scene, watch, SceneOrder.account(scene)))
        .path("id")
        .asText();
  }

  /**
   * What is done is done beside the journey: it is waited for, and for a reviewer if one is there.
   */
  private Standing acted(Scene scene, String journey) throws InterruptedException {
    Standing now = await(journey, it -> it.count("remedy.applied") >= scene.expected().done());
    List<String> all = scene.expected().actions();
    if (now.state().equals("in-review") && scene.review().now()) {
      decide(scene, journey);
      now = await(journey, it -> over(it) && (all == null || it.actions().size() >= all.size()));
      progress.say("  a reviewer says " + scene.review().verdict() + ": " + now.state());
    } else if (all != null) {
      now = await(journey, it -> it.actions().size() >= all.size());
    }
    return now;
  }

  private Standing played(String journey, Scene.Step step, int before) throws InterruptedException {
    Optional<EngineParts.Hang> hang = Optional.ofNullable(step.without()).map(parts::hang);
    try {
      handIn(journey, step);
      Standing now = await(journey, it -> it.ended() || (it.settled() && it.decisions() > before));
      progress.say(
          "  %-12s attempt %d: %-9s %s"
              .formatted(
                  step.interaction(),
                  step.attempt(),
                  now.outcome(),
                  String.join(" ", now.reasons())));
      return now;
    } finally {
      hang.ifPresent(EngineParts.Hang::close);
    }
  }

  /**
   * Answers for the scene's reviewer, who takes the case from the queue; returns the state in which
   * that leaves the journey.
   */
  public String review(SceneResult held) throws InterruptedException {
    decide(held.scene(), held.journey());
    return await(held.journey(), now -> now.ended() || now.awaited().equals("evidence")).state();
  }

  private void decide(Scene scene, String journey) throws InterruptedException {
    reviewer.decide(
        taken(journey),
        Map.of("verdict", scene.review().verdict(), "reasonCode", scene.review().reason()));
  }

  /** The queue is written beside the journey, so that a case may come a moment after the hold. */
  private String taken(String journey) throws InterruptedException {
    for (int look = 0; look < 50; look++) {
      Optional<String> reviewCase = inQueue(journey);
      if (reviewCase.isPresent()) {
        JsonNode mine = reviewer.assign(reviewCase.get(), Optional.of("me"));
        progress.say("  " + reviewCase.get() + " taken by " + mine.path("assignedTo").asText());
        return reviewCase.get();
      }
      Thread.sleep(200);
    }
    throw new MendableFailure("the held journey " + journey + " is not in the queue of reviews");
  }

  private Optional<String> inQueue(String journey) {
    for (JsonNode line : reviewer.reviews("open").path("reviews")) {
      if (line.path("journey").asText().equals(journey)) {
        return Optional.of(line.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private void handIn(String journey, Scene.Step step) {
    for (Scene.Entry entry : step.entered()) {
      SceneOrder.enter(api, journey, entry);
    }
    step.evidence()
        .forEach((role, file) ->
            api.evidence(journey, SceneOrder.place(step, role), cast.resolve(file)));
  }

  /** Nothing more is decided by anybody. */
  private static boolean over(Standing now) {
    return now.ended() || now.state().equals("watching");
  }

  /** A step with a later attempt is played only if the journey asks for it again. */
  static boolean asksFor(Scene.Step step, Standing now) {
    String awaited = step.evidence().isEmpty() ? step.interaction() : "evidence";
    return now.awaited().equals(awaited)
        && now.interaction().equals(step.interaction())
        && now.attempt(step.interaction()) == step.attempt();
  }

  private Standing await(String journey, Predicate<Standing> reached) throws InterruptedException {
    long limit = System.nanoTime() + STEP_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      JsonNode document = api.show(journey);
      Standing now = new Standing(document);
      if (reached.test(now)) {
        return now;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new MendableFailure("journey " + journey + " got stuck: see the logs folder");
  }
}
