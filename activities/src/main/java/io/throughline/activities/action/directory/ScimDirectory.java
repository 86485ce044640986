package io.throughline.activities.action.directory;

import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;

/** Suspends and limits accounts; undoing restores what was, and wakes no account that slept. */
public final class ScimDirectory implements Connector {
  private static final String ACTIVE = "active";
  private static final String INACTIVE = "inactive";
  private static final String MEMBER = "member";
  private static final String NO_MEMBER = "no-member";

  private final ScimClient client;
  private final ScimSettings settings;

  public ScimDirectory(ScimSettings settings) {
    this.settings = settings;
    this.client = new ScimClient(settings);
  }

  @Override
  public boolean takes(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Suspend _, Remedy.Reinstate _ -> true;
      case Remedy.Limit _, Remedy.LiftLimit _ -> settings.limitedGroup().isPresent();
      default -> false;
    };
  }

  @Override
  public boolean actsOnAccounts() {
    return true;
  }

  @Override
  public String observe(RemedyOrder order) {
    ScimAccount found = client.find(account(order));
    return switch (order.remedy()) {
      case Remedy.Limit _, Remedy.LiftLimit _ ->
          found.groups().contains(group()) ? MEMBER : NO_MEMBER;
      default -> found.active() ? ACTIVE : INACTIVE;
    };
  }

  @Override
  public void carryOut(RemedyOrder order, String before) {
    switch (order.remedy()) {
      case Remedy.Suspend _ -> activate(order, false);
      case Remedy.Reinstate _ -> {
        requireOurs(before, ACTIVE);
        activate(order, true);
      }
      case Remedy.Limit _ -> client.join(client.find(account(order)), group());
      case Remedy.LiftLimit _ -> {
        requireOurs(before, NO_MEMBER);
        client.leave(client.find(account(order)), group());
      }
      default -> throw NotDone.notApplicable("remedy.no-receiver");
    }
  }

  private static void requireOurs(String before, String changed) {
    if (!before.equals(changed)) {
      throw NotDone.notApplicable("remedy.was-so-before");
    }
  }

  /** Looks again afterwards: an answer of 200 alone does not show that anything changed. */
  private void activate(RemedyOrder order, boolean active) {
    ScimAccount found = client.find(account(order));
    if (found.active() != active) {
      client.activate(found, active);
      if (client.find(account(order)).active() != active) {
        throw HttpPeer.unreachable("the directory did not change the account");
      }
    }
  }

  private String group() {
    return settings.limitedGroup().orElseThrow();
  }

  private static DirectoryAccount account(RemedyOrder order) {
    if (order.account() == null) {
      throw NotDone.notApplicable("remedy.no-account");
    }
    return order.account();
  }
}
