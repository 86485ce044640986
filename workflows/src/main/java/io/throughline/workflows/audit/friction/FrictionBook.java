package io.throughline.workflows.audit.friction;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StagePassage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what a journey costs the person; all times are the workflow's. What is told
 * while no stage is open concerns nobody and is dropped.
 */
public final class FrictionBook {
  private final Map<Stage, StageAccount> accounts = new LinkedHashMap<>();
  private @Nullable Stage open;

  /** People may wait, or be lost, in these; the others pass by themselves. */
  public static boolean asks(Stage stage) {
    return switch (stage) {
      case CONSENT,
          INTERVIEW,
          IDENTITY,
          BACKGROUND,
          LOGISTICS,
          DAY_ONE,
          WATCH,
          RECOVERY,
          ENROLMENT,
          TRAINING,
          SEAT ->
          true;
      case APPLY, COHORT, CLOSE -> false;
    };
  }

  /** From now on everything belongs to that stage. */
  public void enter(Stage stage) {
    open = stage;
    accounts.putIfAbsent(stage, new StageAccount(now()));
  }

  /** Whether that stage is the open one. */
  public boolean in(Stage stage) {
    return open == stage;
  }

  /** Closes the open stage; empty if none is open. */
  public Optional<StagePassage> leave(StageExit exit) {
    Stage stage = open;
    StageAccount account = stage == null ? null : accounts.get(stage);
    open = null;
    if (stage == null || account == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StagePassage(
            stage, account.enteredAt(), now(), exit, account.holds(), account.friction()));
  }

  /**
   * The person is asked now.
   *
   * @param attempt 1 for the first time that it is asked for
   */
  public void asked(int attempt) {
    current().ifPresent(account -> account.asked(attempt, now()));
  }

  /** The person has answered what was asked, without handing anything in. */
  public void answered() {
    current().ifPresent(account -> account.answered(now()));
  }

  /** A piece of evidence was taken. */
  public void received(long bytes) {
    current().ifPresent(account -> account.received(bytes, now()));
  }

  /** An attempt was inspected; empty where its length is not known. */
  public void captured(OptionalDouble seconds) {
    current().ifPresent(account -> account.captured(seconds));
  }

  /** The person is asked for one thing more. */
  public void prompted() {
    current().ifPresent(StageAccount::prompted);
  }

  /** A human has to look at it. */
  public void held() {
    current().ifPresent(StageAccount::held);
  }

  /** So far, by stage and in all. */
  public JourneyFriction friction() {
    return JourneyFriction.of(
        accounts.entrySet().stream()
            .map(entry -> new JourneyFriction.OfStage(entry.getKey(), entry.getValue().friction()))
            .toList());
  }

  /** What policy may know of it. */
  public FrictionSpent spent() {
    Friction stage = current().map(StageAccount::friction).orElse(Friction.NONE);
    return new FrictionSpent(
        FrictionSpent.Part.of(friction().total()), FrictionSpent.Part.of(stage));
  }

  private Optional<StageAccount> current() {
    return Optional.ofNullable(open).map(accounts::get);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
