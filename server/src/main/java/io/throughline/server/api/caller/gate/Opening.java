package io.throughline.server.api.caller.gate;

import io.throughline.server.api.caller.Role;
import java.util.Set;

/** Who may use a route. */
public sealed interface Opening {

  /** Anybody, without a token; the answer says nothing. */
  record Everybody() implements Opening {}

  /** Whoever shows the vault's grant in the address, from this host. */
  record GrantHolder() implements Opening {}

  /** Whoever has the signed link in the address, or the session that it opened: the page asks. */
  record LinkHolder() implements Opening {}

  /** Whoever signs what it sends with a key of its source; the route verifies. */
  record Signer() implements Opening {}

  /** Callers with one of these roles. */
  record Holders(Set<Role> roles) implements Opening {
    public Holders {
      roles = Set.copyOf(roles);
    }
  }
}
