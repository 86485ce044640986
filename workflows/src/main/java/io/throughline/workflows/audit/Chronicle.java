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
import io.throughline.workflows.Activities;
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
  private JourneyState state = JourneyState.REQUESTED;
  private Stage stage = Stage.APPLY;
  private @Nullable Awaited awaited;
  private @Nullable Link brokenLink;
  private int prompts;
  private boolean abandoned;
  private boolean writing;

  public Chronicle(SubjectId subject, JourneyId journey) {
    this.subject = subject;
    this.journey = journey;
  }

  /** Moves the journey on, visibly to searches. */
  public void become(Stage newStage, JourneyState newState) {
    stage = newStage;
    state = newState;
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.STATE.valueSet(newState.word()),
        SearchAttributes.STAGE.valueSet(newStage.word()));
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
    String key = journey + "/" + timeline.size() + "/" + what;
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

  public void countPrompt() {
    prompts++;
  }

  public int prompts() {
    return prompts;
  }

  public JourneyState state() {
    return state;
  }

  public JourneyStatus status() {
    return new JourneyStatus(journey, state, stage, awaited, brokenLink, prompts, timeline);
  }
}
