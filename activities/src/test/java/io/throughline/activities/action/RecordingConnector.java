package io.throughline.activities.action;

import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory with one account, that keeps what was asked of it. */
final class RecordingConnector implements Connector {
  final List<String> done = new CopyOnWriteArrayList<>();
  volatile boolean active = true;
  volatile boolean breaksAfterDoing;
  volatile Optional<NotDone> refusal = Optional.empty();

  @Override
  public boolean takes(Remedy remedy) {
    return remedy instanceof Remedy.Suspend || remedy instanceof Remedy.Reinstate;
  }

  @Override
  public boolean actsOnAccounts() {
    return true;
  }

  @Override
  public String observe(RemedyOrder order) {
    return active ? "active" : "inactive";
  }

  @Override
  public void carryOut(RemedyOrder order, String before) {
    refusal.ifPresent(no -> {
      throw no;
    });
    if (order.remedy() instanceof Remedy.Reinstate && !before.equals("active")) {
      throw NotDone.notApplicable("remedy.was-so-before");
    }
    done.add(order.remedy().word());
    active = order.remedy() instanceof Remedy.Reinstate;
    if (breaksAfterDoing) {
      throw HttpPeer.unreachable("killed between the call and the mark");
    }
  }
}
