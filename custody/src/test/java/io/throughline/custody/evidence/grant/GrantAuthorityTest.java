package io.throughline.custody.evidence.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.grant.GrantRefusedException.Why;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrantAuthorityTest {
  private static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  private static final EvidenceAddress ADDRESS = new EvidenceAddress("0123456789abcdef".repeat(4));
  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00.123456Z");

  @TempDir Path folder;
  private KeyRing ring;

  @BeforeEach
  void openRing() {
    ring = new FileKeyRing(folder, MasterKey.in(folder));
  }

  @Test
  void aGrantSaysAfterARestartWhatItSaidBefore() {
    Grant grant = at(NOW).grant(ADA, ADDRESS, Mode.WRITE, Duration.ofMinutes(10));
    KeyRing restarted = new FileKeyRing(folder, MasterKey.in(folder));
    Claim claim =
        new GrantAuthority(restarted, clock(NOW.plusSeconds(599))).open(grant.token(), Mode.WRITE);
    assertThat(claim).isEqualTo(new Claim(ADA, ADDRESS, Mode.WRITE, grant.expires()));
    assertThat(grant.expires()).isEqualTo(Instant.parse("2026-05-04T08:10:00.123Z"));
  }

  @Test
  void anExpiredGrantOpensNothing() {
    Grant grant = at(NOW).grant(ADA, ADDRESS, Mode.READ, Duration.ofMinutes(10));
    assertRefused(Why.EXPIRED, at(grant.expires()), grant.token(), Mode.READ);
  }

  @Test
  void aGrantToReadDoesNotWriteNorTheOtherWayRound() {
    Grant read = at(NOW).grant(ADA, ADDRESS, Mode.READ, Duration.ofMinutes(1));
    Grant write = at(NOW).grant(ADA, ADDRESS, Mode.WRITE, Duration.ofMinutes(1));
    assertRefused(Why.OTHER_MODE, at(NOW), read.token(), Mode.WRITE);
    assertRefused(Why.OTHER_MODE, at(NOW), write.token(), Mode.READ);
  }

  @Test
  void aForgedGrantOpensNothing() throws Exception {
    String token = at(NOW).grant(ADA, ADDRESS, Mode.READ, Duration.ofMinutes(1)).token();
    byte[] raw = Base64.getUrlDecoder().decode(token);
    for (int i = 0; i < raw.length; i++) {
      byte[] changed = raw.clone();
      changed[i] ^= 1;
      String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertRefused(Why.FORGED, at(NOW), forged, Mode.READ);
    }
    assertRefused(Why.FORGED, at(NOW), "", Mode.READ);
    assertRefused(Why.FORGED, at(NOW), "no base64 at all!", Mode.READ);
    byte[] engine = ring.engine().encrypt(new byte[69], new byte[0]);
    assertRefused(Why.FORGED, at(NOW), Base64.getUrlEncoder().encodeToString(engine), Mode.READ);
  }

  @Test
  void aTokenTellsItsBearerNothing() {
    String token = at(NOW).grant(ADA, ADDRESS, Mode.READ, Duration.ofMinutes(1)).token();
    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
        .doesNotContain("aaaa");
  }

  @Test
  void nobodyGetsAGrantForAnErasedSubject() {
    ring.destroy(ADA);
    assertThatThrownBy(() -> at(NOW).grant(ADA, ADDRESS, Mode.READ, Duration.ofMinutes(1)))
        .isInstanceOf(KeyDestroyedException.class);
  }

  private GrantAuthority at(Instant now) {
    return new GrantAuthority(ring, clock(now));
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static void assertRefused(Why why, GrantAuthority authority, String token, Mode mode) {
    assertThatThrownBy(() -> authority.open(token, mode))
        .isInstanceOfSatisfying(
            GrantRefusedException.class,
            e -> {
              assertThat(e.why()).isEqualTo(why);
              assertThat(e.code()).isEqualTo(FailureCode.GRANT_REFUSED);
            });
  }
}
