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

/**
 * Issues grants that each open one address of one subject, for reading or for writing. A step that
 * is tried again gets new grants; the old ones open nothing more than the new ones do.
 */
public final class VaultEvidenceActivities implements EvidenceActivities {

  private final EvidenceVault vault;
  private final GrantAuthority authority;
  private final Duration lifetime;

  /**
   * @param lifetime of a grant: as long as one inspection may take, its queueing included
   */
  public VaultEvidenceActivities(EvidenceVault vault, GrantAuthority authority, Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("a grant lives for a while");
    }
    this.vault = vault;
    this.authority = authority;
    this.lifetime = lifetime;
  }

  @Override
  public Grants issueGrants(GrantRequest request) {
    SubjectId subject = request.subject();
    try {
      return new Grants(
          request.reads().stream().map(address -> grant(subject, address, Mode.READ)).toList(),
          request.writes().stream()
              .map(name -> grant(subject, vault.templateAddress(subject, name), Mode.WRITE))
              .toList());
    } catch (CustodyException refused) {
      throw refused.code().failure("the vault issues no grant");
    }
  }

  private Grant grant(SubjectId subject, EvidenceAddress address, Mode mode) {
    return authority.grant(subject, address, mode, lifetime);
  }
}
