package io.throughline.activities.action;

import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.RemedyActivities;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Carries remedies out where somebody takes them, once in effect, and keeps what was before. */
public final class RecordedRemedyActivities implements RemedyActivities {
  private final RemedyBook book;
  private final AccountDigest accounts;
  private final List<Connector> connectors;
  private final Clock clock;

  /**
   * The other systems, and how much is done to them.
   *
   * @param connectors the first one that takes a remedy gets it
   * @param mostAnHour automatic suspensions and limits that are let through in an hour
   * @param patience for another try of the same order to end
   */
  public record Reach(List<Connector> connectors, int mostAnHour, Duration patience) {
    public Reach {
      connectors = List.copyOf(connectors);
    }
  }

  public RecordedRemedyActivities(
      DataSource database, AccountDigest accounts, Reach reach, Clock clock) {
    this.book = new RemedyBook(database, reach.patience(), reach.mostAnHour());
    this.accounts = accounts;
    this.connectors = reach.connectors();
    this.clock = clock;
  }

  @Override
  public RemedyReceipt carryOut(RemedyOrder order) {
    if (!clock.instant().isBefore(order.deadline())) {
      // An earlier try may have done it: that it was not is not known.
      throw HttpPeer.unreachable("the remedy is too late");
    }
    Optional<Connector> connector =
        connectors.stream().filter(one -> one.takes(order.remedy())).findFirst();
    if (connector.isEmpty()) {
      return notApplicable("remedy.no-receiver");
    }
    DirectoryAccount account = order.account();
    boolean onAccount = connector.get().actsOnAccounts();
    if (onAccount && account == null) {
      return notApplicable("remedy.no-account");
    }
    String target = onAccount && account != null ? accounts.of(account) : null;
    try {
      return book.once(new RemedyBook.Job(order, connector.get(), target));
    } catch (SQLException noDatabase) {
      // Without the row nothing may be done: it could be the second time.
      throw HttpPeer.unreachable("the remedies cannot be recorded");
    }
  }

  private static RemedyReceipt notApplicable(String reason) {
    return new RemedyReceipt(RemedyReceipt.State.NOT_APPLICABLE, false, reason);
  }
}
