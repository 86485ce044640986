package io.throughline.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.EncryptedFileVault;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.Claim;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.evidence.grant.Mode;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultEvidenceActivitiesTest {

  private static final SubjectId SUBJECT = new SubjectId("s-" + "b".repeat(26));
  private static final EvidenceAddress EVIDENCE = new EvidenceAddress("0a".repeat(32));

  @TempDir private Path folder;
  private KeyRing ring;
  private EvidenceVault vault;
  private GrantAuthority authority;
  private VaultEvidenceActivities activities;

  @BeforeEach
  void open() {
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    vault = new EncryptedFileVault(folder.resolve("vault"), ring);
    authority = new GrantAuthority(ring, Clock.systemUTC());
    activities = new VaultEvidenceActivities(vault, authority, Duration.ofMinutes(5));
  }

  @Test
  void eachGrantOpensItsOwnAddressInTheOrderOfTheRequest() {
    Grants grants =
        activities.issueGrants(
            new GrantRequest(
                SUBJECT, List.of(EVIDENCE), List.of("interview-1/face", "voice"), null));
    assertThat(grants.reads()).extracting(this::readable).containsExactly(EVIDENCE);
    assertThat(grants.writes())
        .extracting(this::writable)
        .containsExactly(
            vault.templateAddress(SUBJECT, "interview-1/face"),
            vault.templateAddress(SUBJECT, "voice"));
  }

  @Test
  void aReadingGrantDoesNotWrite() {
    Grant read =
        activities
            .issueGrants(new GrantRequest(SUBJECT, List.of(EVIDENCE), List.of(), null))
            .reads()
            .getFirst();
    assertThatThrownBy(() -> authority.open(read.token(), Mode.WRITE))
        .isInstanceOfSatisfying(
            CustodyException.class,
            refused -> assertThat(refused.code()).isEqualTo(FailureCode.GRANT_REFUSED));
  }

  @Test
  void aGrantOutlivesTheWorkThatItIsFor() {
    Instant end = Instant.now().plus(Duration.ofHours(9));
    Grants grants =
        activities.issueGrants(
            new GrantRequest(SUBJECT, List.of(EVIDENCE), List.of("voice"), Duration.ofHours(9)));
    assertThat(grants.reads().getFirst().expires()).isAfter(end);
    assertThat(grants.writes().getFirst().expires()).isAfter(end);
  }

  @Test
  void anErasedSubjectGetsNoGrant() {
    GrantRequest request = new GrantRequest(SUBJECT, List.of(EVIDENCE), List.of(), null);
    assertThat(activities.issueGrants(request).reads()).hasSize(1);
    ring.destroy(SUBJECT);
    assertThatThrownBy(() -> activities.issueGrants(request))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("KEY_DESTROYED");
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  private EvidenceAddress readable(Grant grant) {
    return address(authority.open(grant.token(), Mode.READ));
  }

  private EvidenceAddress writable(Grant grant) {
    return address(authority.open(grant.token(), Mode.WRITE));
  }

  private static EvidenceAddress address(Claim claim) {
    assertThat(claim.subject()).isEqualTo(SUBJECT);
    return claim.address();
  }
}
