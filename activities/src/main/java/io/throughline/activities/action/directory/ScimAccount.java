package io.throughline.activities.action.directory;

import java.util.Set;

/**
 * An account as the directory has it.
 *
 * @param groups ids of those that it belongs to
 * @param version for {@code If-Match}; empty if the directory gives none
 */
record ScimAccount(String id, boolean active, Set<String> groups, String version) {
  ScimAccount {
    groups = Set.copyOf(groups);
  }

  @Override
  public String toString() {
    return "ScimAccount[withheld]";
  }
}
