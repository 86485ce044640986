package io.throughline.custody.payload;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.KeyRing;
import java.time.Duration;

/** Says a marker in its input, results, updates, signals, answers and failures. */
@WorkflowInterface
public interface NoteWorkflow {
  String MARKER = "marker-5d1f";

  /** Says what to do, and the marker. */
  record Note(String what, String text) {}

  @WorkflowMethod
  Note run(Note note);

  @UpdateMethod
  Note tell(Note note);

  @SignalMethod
  void finish(Note note);

  @QueryMethod
  Note seen();

  /** Activities of the inference worker. */
  @ActivityInterface
  interface Look {
    Note look(Note note);

    void stumble(Note note);
  }

  /** Activities of the journeys worker. */
  @ActivityInterface
  interface Keep {
    Note keep(Note note);

    void erase(Note note);
  }

  /** Needs no key. */
  final class Looking implements Look {
    @Override
    public Note look(Note note) {
      return new Note("looked", note.text());
    }

    @Override
    public void stumble(Note note) {
      throw ApplicationFailure.newNonRetryableFailure(note.text(), "STUMBLED", note.text());
    }
  }

  /** Destroys the subject's keys when asked to. */
  final class Keeping implements Keep {
    private final KeyRing ring;
    private final SubjectId subject;

    Keeping(KeyRing ring, SubjectId subject) {
      this.ring = ring;
      this.subject = subject;
    }

    @Override
    public Note keep(Note note) {
      if (note.what().equals("refuse")) {
        throw new IllegalStateException(note.text());
      }
      return note;
    }

    @Override
    public void erase(Note note) {
      ring.destroy(subject);
      var _ = ring.keysOf(subject);
    }
  }

  /** Looks, stumbles and waits until it is told to finish. */
  final class Impl implements NoteWorkflow {
    private final Look look =
        Workflow.newActivityStub(
            Look.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.INFERENCE)
                .setSummary(MARKER)
                .setStartToCloseTimeout(Duration.ofSeconds(20))
                .build());
    private final Keep keep =
        Workflow.newActivityStub(
            Keep.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(20))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2).build())
                .build());
    private final Keep brief =
        Workflow.newLocalActivityStub(
            Keep.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(2))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());
    private Note seen = new Note("nothing", "");
    private boolean finished;

    @Override
    public Note run(Note note) {
      if (note.what().equals("erase")) {
        keep.erase(note);
      }
      Note looked = look.look(note);
      try {
        look.stumble(note);
      } catch (ActivityFailure expected) {
        Workflow.await(() -> finished);
      }
      return looked;
    }

    @Override
    public Note tell(Note note) {
      try {
        seen = keep.keep(brief.keep(note));
        return seen;
      } catch (ActivityFailure failed) {
        throw ApplicationFailure.newFailureWithCause(note.text(), "REFUSED", failed);
      }
    }

    @Override
    public void finish(Note note) {
      finished = true;
    }

    @Override
    public Note seen() {
      return seen;
    }
  }
}
