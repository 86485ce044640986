package io.throughline.activities.policy.shadow;

import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.OpaSettings;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.contracts.failure.FailureCode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other rules one question after the other, in a thread of its own. Whoever is heard never
 * waits: what does not fit into the queue is kept as not answered.
 */
public final class QueuedShadow implements PolicyShadow, AutoCloseable {
  /** With inputs, which take some kibibytes each. */
  static final int MOST_WAITING = 256;

  /** Without inputs; more than these within one answer's time are counted in the log only. */
  private static final int MOST_DROPPED = 10_000;

  /** As long as the engine keeps the decisions. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Duration BETWEEN_CLEARINGS = Duration.ofDays(1);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(QueuedShadow.class);

  private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<Heard> dropped = new ArrayBlockingQueue<>(MOST_DROPPED);
  private final LongAdder lost = new LongAdder();
  private final Semaphore due = new Semaphore(0);
  // Held from taking a question until its answer is kept: who deletes waits for it.
  private final ReentrantLock turn = new ReentrantLock();
  private final OpaClient opa;
  private final Duration patience;
  private final ShadowTable table;
  private final String revision;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean closing;
  private Instant cleared = Instant.EPOCH;

  /** One question that waits. */
  private record Heard(Asked asked, Answer live, Function<byte[], Answer> reader, Instant at) {
    ShadowRow answered(Answer shadow) {
      return new ShadowRow(asked, live, shadow, null, at);
    }

    ShadowRow unanswered(String reason) {
      return new ShadowRow(asked, live, null, reason, at);
    }

    Heard withoutInput() {
      return new Heard(
          new Asked(
              asked.journey(),
              asked.question(),
              asked.stage(),
              asked.interaction(),
              asked.rules(),
              ""),
          live,
          reader,
          at);
    }
  }

  /**
   * The rules that are asked.
   *
   * @param settings where they answer, and how long they may take
   * @param revision that they were started with; an answer of any other is none
   */
  public record Rules(OpaSettings settings, String revision) {}

  public QueuedShadow(Rules rules, DataSource database, Clock clock) {
    this.opa = new OpaClient(rules.settings());
    this.patience = rules.settings().timeout();
    this.revision = rules.revision();
    this.table = new ShadowTable(database);
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("policy-shadow").daemon().start(this::work);
  }

  @Override
  public void hear(Asked asked, Answer live, Function<byte[], Answer> reader) {
    Heard heard = new Heard(asked, live, reader, clock.instant());
    if (waiting.offer(heard) || dropped.offer(heard.withoutInput())) {
      due.release();
    } else {
      lost.increment();
    }
  }

  @Override
  public void letGo(Set<String> journeys) {
    // What is being asked is kept before; whoever deletes afterwards deletes it, too.
    turn.lock();
    try {
      waiting.removeIf(heard -> journeys.contains(heard.asked().journey()));
      dropped.removeIf(heard -> journeys.contains(heard.asked().journey()));
    } finally {
      turn.unlock();
    }
  }

  /** Waits for the answer that is under way; what is left over is kept as not answered. */
  @Override
  public void close() {
    closing = true;
    due.release();
    try {
      boolean ended = thread.join(patience.plus(LAST_ANSWER));
      if (!ended) {
        LOG.atWarn().log("shadow.unended");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (!closing) {
        due.acquire();
        turn.lock();
        try {
          keepDropped(dropped);
          Optional.ofNullable(waiting.poll()).ifPresent(next -> keep(asked(next)));
        } finally {
          turn.unlock();
        }
      }
      keepDropped(dropped);
      keepDropped(waiting);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepDropped(BlockingQueue<Heard> from) {
    for (Heard next = from.poll(); next != null; next = from.poll()) {
      keep(next.unanswered("shadow.dropped"));
    }
  }

  private ShadowRow asked(Heard heard) {
    long began = System.nanoTime();
    try {
      Answer answer = heard.reader().apply(opa.ask(heard.asked().rules(), heard.asked().input()));
      boolean other = answer.revision() != null && !revision.equals(answer.revision());
      return other ? heard.unanswered("shadow.other-revision") : heard.answered(answer);
    } catch (ApplicationFailure none) {
      boolean late = System.nanoTime() - began >= patience.toNanos();
      return heard.unanswered(reason(none, late));
    } catch (RuntimeException odd) {
      return heard.unanswered("shadow.malformed");
    }
  }

  private static String reason(ApplicationFailure failure, boolean late) {
    if (failure.getType().equals(FailureCode.POLICY_MALFORMED.name())) {
      return "shadow.malformed";
    }
    return late ? "shadow.late" : "shadow.unreachable";
  }

  private void keep(ShadowRow row) {
    try {
      Instant now = clock.instant();
      if (cleared.plus(BETWEEN_CLEARINGS).isBefore(now)) {
        table.forgetBefore(now.minus(KEPT));
        cleared = now;
      }
      table.keep(revision, row);
      long before = lost.sumThenReset();
      if (before > 0) {
        LOG.atWarn().addKeyValue("answers", before).log("shadow.lost");
      }
    } catch (SQLException | RuntimeException unkept) {
      lost.increment();
      LOG.atWarn().addKeyValue("at", unkept.getClass().getName()).log("shadow.unkept");
    }
  }
}
