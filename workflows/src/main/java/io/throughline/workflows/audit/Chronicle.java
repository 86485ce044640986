package io.throughline.workflows.audit;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditEvents;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import io.throughline.contracts.remediation.action.RemedyInForce;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.friction.FrictionBook;
import io.throughline.workflows.audit.friction.FrictionDetails;
import io.throughline.workflows.audit.friction.StageMoves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened and where the journey stands: the timeline, each entry of which is also in the
 * ledger, in the same order.
 */
public final class Chronicle {
  private final AuditActivities audit = Activities.audit();
  private final SubjectId subject;
  private final JourneyId journey;
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private final List<AuditEvent> unwritten = new ArrayList<>();
  private final FrictionBook friction = new FrictionBook();
  private final StageMoves moves = new StageMoves();
  private JourneyState state = JourneyState.REQUESTED;
  private Stage stage = Stage.APPLY;
  private @Nullable Awaited awaited;
  private @Nullable Link brokenLink;
  private int prompts;
  private int noted;
  private boolean abandoned;
  private boolean writing;
  private List<RemedyInForce> remedies = List.of();

  public Chronicle(SubjectId subject, JourneyId journey) {
    this.subject = subject;
    this.journey = journey;
  }

  /** Goes on where an earlier run ended, with the latest of its entries and the number of all. */
  public void resume(List<TimelineEntry> latest, int numbered) {
    timeline.addAll(latest);
    noted = numbered;
  }

  /** How many entries there were, in earlier runs too. */
  public int noted() {
    return noted;
  }

  /** Moves the journey on, visibly to searches. */
  public void become(Stage newStage, JourneyState newState) {
    move(newStage, newState);
    stage = newStage;
    state = newState;
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.STATE.valueSet(newState.word()),
        SearchAttributes.STAGE.valueSet(newStage.word()));
  }

  /** The open stage is left so, and none is entered. */
  public void leave(StageExit exit) {
    friction.leave(exit).ifPresent(left -> told(left, null));
  }

  /** A new stage is entered from the old one; an end leaves the last one. */
  private void move(Stage newStage, JourneyState newState) {
    if (newState.ended()) {
      leave(exit(newState));
      return;
    }
    if (newState == JourneyState.IN_REVIEW) {
      friction.held();
    }
    if (FrictionBook.asks(newStage) && !friction.in(newStage)) {
      StagePassage left = friction.leave(StageExit.PASSED).orElse(null);
      friction.enter(newStage);
      told(left, newStage);
    }
  }

  private static StageExit exit(JourneyState end) {
    return switch (end) {
      case CLEARED -> StageExit.PASSED;
      case LIMITED -> StageExit.LIMITED;
      case BLOCKED -> StageExit.BLOCKED;
      default -> StageExit.CLOSED;
    };
  }

  /** In journeys from before this was told, nothing is told. */
  private void told(@Nullable StagePassage left, @Nullable Stage entered) {
    if (!moves.wanted()) {
      return;
    }
    if (left != null) {
      note("", "stage." + left.exit().word(), List.of(), FrictionDetails.of(left));
    }
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    moves.tell(
        new StageMove(journey, left, entered == null ? null : new StageMove.Entry(entered, now)));
  }

  /** What the journey costs the person, to be told as it is spent. */
  public FrictionBook friction() {
    return friction;
  }

  /** Waits until the figures are kept; answers how many moves could not be. */
  public int settle() {
    return moves.settle();
  }

  /** Notes what happened, for people and for the ledger. */
  public void note(String interaction, String what, List<String> reasons) {
    note(interaction, what, reasons, new TreeMap<>());
  }

  /** Notes what happened, with details that only the ledger keeps. */
  public void note(
      String interaction, String what, List<String> reasons, SortedMap<String, String> details) {
    Instant at = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    timeline.add(new TimelineEntry(at, stage, interaction, what, reasons));
    details.put("stage", stage.word());
    details.put("interaction", interaction);
    details.put("reasons", String.join(" ", reasons));
    noted++;
    String key = journey + "/" + noted + "/" + what;
    unwritten.add(new AuditEvent(key, subject, journey, what, at, details));
  }

  /**
   * Waits until the ledger has all of it: nothing is acted on before it can be proven. Even a
   * cancelled journey is written down to its end.
   */
  public void seal() {
    Workflow.newDetachedCancellationScope(this::write).run();
  }

  /** What the ledger refuses for good stays in the history only. */
  public void giveUp() {
    abandoned = true;
  }

  /**
   * Updates may add to what is unwritten while the ledger is being written, and may want to write
   * themselves: one at a time, or each would strike off what the other has not written.
   */
  private void write() {
    if (writing) {
      Workflow.await(() -> !writing);
    }
    writing = true;
    try {
      while (!abandoned && !unwritten.isEmpty()) {
        AuditEvents batch = new AuditEvents(unwritten);
        audit.recordAll(batch);
        unwritten.subList(0, batch.events().size()).clear();
      }
    } finally {
      writing = false;
    }
  }

  public void await(Awaited what) {
    awaited = what;
  }

  /** A piece has come: the rest is still awaited. */
  public void stillAwait(List<EvidenceRole> roles) {
    if (awaited != null && awaited.what().equals("evidence")) {
      List<String> words = roles.stream().map(EvidenceRole::word).toList();
      awaited = new Awaited("evidence", awaited.interaction(), words, awaited.until());
    }
  }

  public void awaitNothing() {
    awaited = null;
  }

  public void breakLink(@Nullable Link link) {
    brokenLink = link;
  }

  /** What was done and not taken back. */
  public void inForce(List<RemedyInForce> current) {
    remedies = List.copyOf(current);
  }

  public void countPrompt() {
    prompts++;
    friction.prompted();
  }

  public int prompts() {
    return prompts;
  }

  public JourneyState state() {
    return state;
  }

  public JourneyStatus status() {
    return new JourneyStatus(
        journey,
        state,
        stage,
        awaited,
        brokenLink,
        prompts,
        timeline,
        friction.friction(),
        remedies);
  }
}
