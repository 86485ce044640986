package io.throughline.workflows.journey.hiring.preboarding;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What others found, stage by stage. Policy weighs it; what never comes, or comes in part, goes to
 * a human, and nothing that somebody wrote down denies anybody by itself.
 */
public final class PreboardingStages {
  private static final String RULES = "preboarding";
  private static final String ADVERSE = "background.adverse";

  /** A vendor of background checks, and whoever buys and pays. */
  private static final Duration RESULT = Duration.ofDays(30);

  /** Whoever calls back, at a number that was known before. */
  private static final Duration CALL = Duration.ofDays(2);

  private static final int DAYS_TO_ANSWER = 5;

  private final Reception.Parts parts;
  private final @Nullable Preboarding wanted;
  private final FindingsDesk desk;
  private final Map<Stage, Integer> attempts = new EnumMap<>(Stage.class);

  public PreboardingStages(Reception.Parts parts, HiringRequest request, FindingsDesk desk) {
    this.parts = parts;
    this.wanted = request.preboarding();
    this.desk = desk;
  }

  /** True when the journey goes on; otherwise it has ended. */
  public boolean passed() {
    return wanted == null
        || ((!wanted.background() || background(wanted)) && (!wanted.logistics() || logistics()));
  }

  /** Weighs what came after its stage was passed: a ship-to is changed at the last moment. */
  public boolean stillPassed() {
    boolean passed = true;
    while (passed
        && wanted != null
        && (desk.fresh(Stage.BACKGROUND) || desk.fresh(Stage.LOGISTICS))) {
      passed = desk.fresh(Stage.BACKGROUND) ? background(wanted) : logistics();
    }
    return passed;
  }

  private boolean background(Preboarding plan) {
    List<String> found = awaited(Stage.BACKGROUND, JourneyState.COLLECTING, RESULT);
    if (found.contains(ADVERSE)) {
      found = answered(plan, found);
    }
    return weighed(Stage.BACKGROUND, found);
  }

  private boolean logistics() {
    return weighed(Stage.LOGISTICS, awaited(Stage.LOGISTICS, JourneyState.COLLECTING, RESULT));
  }

  private boolean weighed(Stage stage, List<String> first) {
    Step step = Step.record(stage);
    List<String> found = first;
    while (true) {
      int attempt = attempts.merge(stage, 1, Integer::sum);
      switch (parts.passage().weigh(step, attempt, found, RULES)) {
        case PASSED -> {
          return true;
        }
        case ENDED -> {
          return false;
        }
        case ASKED -> {
          parts
              .announcements()
              .toTeam(NoticeKind.CALL_BACK_REQUESTED, Map.of("stage", stage.word()));
          List<String> more = awaited(stage, JourneyState.STEPPED_UP, CALL);
          found = late(stage, more) ? with(found, more) : more;
        }
      }
    }
  }

  private static boolean late(Stage stage, List<String> found) {
    return found.equals(List.of(stage.word() + ".late"));
  }

  private static List<String> with(List<String> found, List<String> more) {
    List<String> all = new ArrayList<>(found);
    more.stream().filter(word -> !all.contains(word)).forEach(all::add);
    return all;
  }

  /** What was found, or that nothing came in that time. */
  private List<String> awaited(Stage stage, JourneyState state, Duration patience) {
    parts.chronicle().become(stage, state);
    parts.chronicle().seal();
    parts
        .chronicle()
        .await(new Awaited(stage.word(), stage.word(), List.of(), now().plus(patience)));
    boolean came = Workflow.await(patience, () -> desk.fresh(stage));
    parts.chronicle().awaitNothing();
    return came ? desk.weigh(stage) : List.of(stage.word() + ".late");
  }

  /**
   * The person hears of it before anybody decides, and has whole business days to say something;
   * who asks for a human, or has it corrected, is waited for.
   */
  private List<String> answered(Preboarding plan, List<String> adverse) {
    ZoneId zone = ZoneId.of(plan.zone());
    Instant until = new BusinessDays(zone, plan.holidays()).after(now(), DAYS_TO_ANSWER);
    DateTimeFormatter spoken = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    parts.chronicle().note(Stage.BACKGROUND.word(), "background.noticed", List.of(ADVERSE));
    parts
        .announcements()
        .toBoth(
            NoticeKind.BACKGROUND_NOTICED,
            Map.of("day", spoken.format(until.minusSeconds(1).atZone(zone))));
    Duration days = Duration.between(now(), until);
    boolean answered = corrected("answer", days, () -> desk.fresh(Stage.BACKGROUND) || disputed());
    if (answered && !desk.fresh(Stage.BACKGROUND)) {
      var _ = corrected("correction", RESULT, () -> desk.fresh(Stage.BACKGROUND));
    }
    return desk.fresh(Stage.BACKGROUND) ? desk.weigh(Stage.BACKGROUND) : adverse;
  }

  private boolean corrected(String what, Duration patience, Supplier<Boolean> by) {
    parts
        .chronicle()
        .await(new Awaited(what, Stage.BACKGROUND.word(), List.of(), now().plus(patience)));
    boolean came = Workflow.await(patience, by);
    parts.chronicle().awaitNothing();
    return came;
  }

  private boolean disputed() {
    return parts.person().wantsHuman(Stage.BACKGROUND);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
