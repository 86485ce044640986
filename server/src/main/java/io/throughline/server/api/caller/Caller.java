package io.throughline.server.api.caller;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.Set;

/**
 * Who makes a request, as the gate found out.
 *
 * @param id the same for all tokens of one owner
 * @param roles never empty
 */
public record Caller(CallerId id, TenantId tenant, Set<Role> roles) {

  /** The request attribute in which routes find the caller. */
  public static final String ATTRIBUTE = "throughline.caller";

  public Caller {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a caller has a role");
    }
  }

  /** As the one who opens a journey. */
  public JourneyRegistry.Opener opener() {
    return new JourneyRegistry.Opener(tenant, id);
  }

  /** Whether any of the caller's roles is among these. */
  public boolean holdsAnyOf(Set<Role> permitted) {
    return roles.stream().anyMatch(permitted::contains);
  }
}
