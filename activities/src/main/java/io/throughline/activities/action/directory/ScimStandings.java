package io.throughline.activities.action.directory;

import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.recovery.DirectoryActivities;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Tells by an account's groups whether it may do much. */
public final class ScimStandings implements DirectoryActivities {
  private final Optional<ScimClient> client;
  private final Set<String> privileged;

  /**
   * Asks that directory.
   *
   * @param directory empty if there is none
   * @param privileged ids of the groups whose members may do much; empty: nobody said which
   */
  public ScimStandings(Optional<ScimSettings> directory, Set<String> privileged) {
    this.client = directory.map(ScimClient::new);
    this.privileged = Set.copyOf(privileged);
  }

  @Override
  public AccountStanding standing(DirectoryAccount account) {
    if (client.isEmpty() || privileged.isEmpty()) {
      return new AccountStanding(AccountStanding.Kind.UNTOLD);
    }
    try {
      Set<String> groups = client.get().find(account).groups();
      return new AccountStanding(
          Collections.disjoint(groups, privileged)
              ? AccountStanding.Kind.ORDINARY
              : AccountStanding.Kind.PRIVILEGED);
    } catch (NotDone nobody) {
      return new AccountStanding(AccountStanding.Kind.UNKNOWN);
    }
  }
}
