package io.throughline.activities.evidence;

import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.evidence.grant.Mode;
import io.throughline.custody.failure.CustodyException;
import java.time.Duration;
import java.util.Optional;

/**
 * Issues grants that each open one address of one subject, for reading or for writing. A step that
 * is tried again gets new grants; the old ones open nothing more than the new ones do.
 */
public final class VaultEvidenceActivities implements EvidenceActivities {

  private final EvidenceVault vault;
  private final GrantAuthority authority;
  private final Duration shortest;

  /**
   * @param lifetime of a grant at least; longer where the work that it is for may go on for longer
   */
  public VaultEvidenceActivities(EvidenceVault vault, GrantAuthority authority, Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("a grant lives for a while");
    }
    this.vault = vault;
    this.authority = authority;
    this.shortest = lifetime;
  }

  @Override
  public Grants issueGrants(GrantRequest request) {
    Duration lifetime = lifetime(request);
    try {
      return new Grants(
          request.reads().stream()
              .map(address -> grant(request.subject(), address, Mode.READ, lifetime))
              .toList(),
          request.writes().stream()
              .map(name -> vault.templateAddress(request.subject(), name))
              .map(address -> grant(request.subject(), address, Mode.WRITE, lifetime))
              .toList());
    } catch (CustodyException refused) {
      throw refused.code().failure("the vault issues no grant");
    }
  }

  private Duration lifetime(GrantRequest request) {
    // The engine's and the vault's clocks may differ by a little.
    return Optional.ofNullable(request.needed())
        .map(needed -> needed.plusMinutes(1))
        .filter(needed -> needed.compareTo(shortest) > 0)
        .orElse(shortest);
  }

  private Grant grant(SubjectId subject, EvidenceAddress address, Mode mode, Duration lifetime) {
    return authority.grant(subject, address, mode, lifetime);
  }
}
