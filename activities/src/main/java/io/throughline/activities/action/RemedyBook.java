package io.throughline.activities.action;

import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Carries an order out once in effect. What was there before is written down before anything is
 * done, so that a crash between doing and marking neither loses it nor mistakes our own doing for
 * it; then the row is locked while the other system is asked, and marked after it has answered.
 */
final class RemedyBook {
  private final DataSource database;
  private final Duration patience;
  private final int mostAnHour;

  /**
   * @param patience for somebody else who is carrying out the same order
   * @param mostAnHour automatic suspensions and limits that are let through
   */
  RemedyBook(DataSource database, Duration patience, int mostAnHour) {
    this.database = database;
    this.patience = patience;
    this.mostAnHour = mostAnHour;
  }

  /**
   * An order, where to carry it out, and on what.
   *
   * @param target digest of the account that it acts on; null if it acts on none
   */
  record Job(RemedyOrder order, Connector connector, @Nullable String target) {}

  RemedyReceipt once(Job job) throws SQLException {
    transaction(
        job,
        rows -> {
          rows.claim(job.order(), job.target());
          retire(rows, job);
          return Optional.empty();
        });
    Optional<RemedyReceipt> early = transaction(job, rows -> prepare(rows, job));
    return early.isPresent()
        ? early.get()
        : transaction(job, rows -> Optional.of(finish(rows, job))).orElseThrow();
  }

  /** From now on no late try of what is taken back does it again; waits for one that runs. */
  private static void retire(RemedyRows rows, Job job) throws SQLException {
    String undone = job.order().undoes();
    if (undone == null) {
      return;
    }
    rows.bury(undone, forward(job.order().remedy()));
    RemedyRow row = locked(rows, undone);
    if (row.state() == RemedyRow.State.CLAIMED || row.state() == RemedyRow.State.APPLIED) {
      rows.decide(undone, RemedyRow.State.RETIRING, row.reason());
    }
  }

  /** A receipt if nothing is left to do. */
  private Optional<RemedyReceipt> prepare(RemedyRows rows, Job job) throws SQLException {
    RemedyOrder order = job.order();
    RemedyRow row = locked(rows, order.key());
    if (row.state() != RemedyRow.State.CLAIMED) {
      return Optional.of(repeated(row));
    }
    if (row.prior() != null) {
      return Optional.empty();
    }
    try {
      rows.observed(order.key(), before(rows, job));
      if (counts(order) && !rows.admit(order.key(), mostAnHour)) {
        throw NotDone.refused("remedy.breaker");
      }
      return Optional.empty();
    } catch (NotDone notDone) {
      return Optional.of(decided(rows, order, notDone));
    }
  }

  /** Of what is taken back: what was there before that; else what others found, else a look. */
  private static String before(RemedyRows rows, Job job) throws SQLException {
    RemedyOrder order = job.order();
    String undone = order.undoes();
    if (undone != null) {
      RemedyRow row = rows.lock(undone).orElse(null);
      if (row == null || row.prior() == null || row.state() != RemedyRow.State.RETIRING) {
        throw NotDone.notApplicable("remedy.never-done");
      }
      return row.prior();
    }
    if (job.target() != null) {
      var other = rows.priorOfAnother(order.key(), job.target(), order.remedy().word());
      if (other.isPresent()) {
        return other.get();
      }
    }
    return job.connector().observe(order);
  }

  private RemedyReceipt finish(RemedyRows rows, Job job) throws SQLException {
    RemedyOrder order = job.order();
    RemedyRow row = locked(rows, order.key());
    String prior = row.prior();
    if (row.state() != RemedyRow.State.CLAIMED || prior == null) {
      return repeated(row);
    }
    try {
      refuseWhileAnotherHolds(rows, job);
      job.connector().carryOut(order, prior);
      rows.decide(order.key(), RemedyRow.State.APPLIED, "");
      close(rows, order);
      return receipt(RemedyRow.State.APPLIED, "");
    } catch (NotDone notDone) {
      return decided(rows, order, notDone);
    }
  }

  /** Clearing one journey does not let an account go that another journey holds. */
  private static void refuseWhileAnotherHolds(RemedyRows rows, Job job) throws SQLException {
    String undone = job.order().undoes();
    if (undone != null && job.target() != null) {
      String forward = forward(job.order().remedy());
      if (rows.priorOfAnother(undone, job.target(), forward).isPresent()) {
        throw NotDone.notApplicable("remedy.held-by-another");
      }
    }
  }

  private static String forward(Remedy inverse) {
    return Remedy.nameable().stream()
        .filter(remedy -> remedy.inverse().filter(inverse::equals).isPresent())
        .findFirst()
        .map(Remedy::word)
        .orElse("");
  }

  private static RemedyReceipt decided(RemedyRows rows, RemedyOrder order, NotDone notDone)
      throws SQLException {
    rows.decide(order.key(), RemedyRow.State.of(notDone.state()), notDone.reason());
    if (notDone.state() == RemedyReceipt.State.NOT_APPLICABLE) {
      close(rows, order);
    }
    return new RemedyReceipt(notDone.state(), false, notDone.reason());
  }

  private static void close(RemedyRows rows, RemedyOrder order) throws SQLException {
    String undone = order.undoes();
    if (undone != null && rows.lock(undone).isPresent()) {
      rows.decide(undone, RemedyRow.State.UNDONE, "");
    }
  }

  private static boolean counts(RemedyOrder order) {
    return order.automatic()
        && (order.remedy() instanceof Remedy.Limit || order.remedy() instanceof Remedy.Suspend);
  }

  private static RemedyRow locked(RemedyRows rows, String key) throws SQLException {
    return rows.lock(key).orElseThrow(() -> new SQLException("the claimed remedy is gone"));
  }

  private static RemedyReceipt receipt(RemedyRow.State state, String reason) {
    return switch (state) {
      case APPLIED, CLAIMED -> new RemedyReceipt(RemedyReceipt.State.APPLIED, false, reason);
      case NOT_APPLICABLE -> new RemedyReceipt(RemedyReceipt.State.NOT_APPLICABLE, false, reason);
      case REFUSED -> new RemedyReceipt(RemedyReceipt.State.REFUSED, false, reason);
      case RETIRING, UNDONE ->
          new RemedyReceipt(RemedyReceipt.State.REFUSED, false, "remedy.taken-back");
    };
  }

  private static RemedyReceipt repeated(RemedyRow row) {
    if (row.state() == RemedyRow.State.CLAIMED) {
      throw HttpPeer.unreachable("the remedy was not prepared");
    }
    RemedyReceipt before = receipt(row.state(), row.reason());
    return new RemedyReceipt(before.state(), true, before.reason());
  }

  /** One step of an order. */
  private interface Step {
    Optional<RemedyReceipt> on(RemedyRows rows) throws SQLException;
  }

  private Optional<RemedyReceipt> transaction(Job job, Step step) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        RemedyRows rows = new RemedyRows(connection);
        rows.patience(patience.toMillis());
        if (job.target() != null) {
          rows.lockTarget(job.target());
        }
        Optional<RemedyReceipt> receipt = step.on(rows);
        connection.commit();
        return receipt;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
