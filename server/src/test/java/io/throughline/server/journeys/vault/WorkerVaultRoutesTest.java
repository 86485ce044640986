package io.throughline.server.journeys.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.Stored;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.evidence.grant.Mode;
import io.throughline.custody.keys.KeyRing;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkerVaultRoutesTest extends DeployedServer {

  private static final SubjectId SUBJECT = new SubjectId("s-" + "w".repeat(26));
  private static final EvidenceAddress NOWHERE = new EvidenceAddress("00".repeat(32));
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired private EvidenceVault vault;
  @Autowired private GrantAuthority grants;
  @Autowired private KeyRing ring;

  @Test
  void aGrantReadsItsEvidenceAndNothingMore() throws IOException {
    byte[] bytes = random(300_000, 1);
    Stored stored = vault.put(SUBJECT, new ByteArrayInputStream(bytes), bytes.length);
    String token = token(stored.address(), Mode.READ);
    Api.Answer answer = read(token);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.header("Content-Length")).isEqualTo("300000");
    assertThat(write(token, new byte[10]).status()).isEqualTo(403);
  }

  @Test
  void aTemplateIsWrittenAndItsAddressTold() {
    EvidenceAddress address = vault.templateAddress(SUBJECT, "interview-1/face");
    Api.Answer written = write(token(address, Mode.WRITE), random(4000, 2));
    assertThat(written.status()).isEqualTo(204);
    assertThat(written.header("Evidence-Address")).isEqualTo(address.value());
    assertThat(write(token(address, Mode.WRITE), random(4000, 3)).status()).isEqualTo(204);
    assertThat(read(token(address, Mode.READ)).body()).isEqualTo(random(4000, 3));
  }

  @Test
  void aTemplateThatIsTooLargeOrEmptyIsRefused() {
    String token = token(vault.templateAddress(SUBJECT, "large"), Mode.WRITE);
    assertThat(write(token, new byte[64 * 1024 + 1]).status()).isEqualTo(413);
    assertThat(write(token, new byte[0]).status()).isEqualTo(422);
  }

  @Test
  void aForgedOrExpiredGrantOpensNothing() {
    assertProblem(read("forged"), 403, "grant.refused");
    String token = token(NOWHERE, Mode.READ);
    char last = token.charAt(token.length() - 5);
    String altered =
        token.substring(0, token.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() - 4);
    assertProblem(read(altered), 403, "grant.refused");
    Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
    String expired =
        new GrantAuthority(ring, yesterday).grant(SUBJECT, NOWHERE, Mode.READ, HOUR).token();
    assertProblem(read(expired), 403, "grant.refused");
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertProblem(read(token(NOWHERE, Mode.READ)), 404, "evidence.missing");
  }

  @Test
  void alteredEvidenceIsNeverServedWhole() throws IOException {
    SubjectId subject = new SubjectId("s-" + "x".repeat(26));
    byte[] bytes = random(200_000, 4);
    Stored stored = vault.put(subject, new ByteArrayInputStream(bytes), bytes.length);
    Path file = fileOf(stored.address());
    byte[] cipher = Files.readAllBytes(file);
    String token = grants.grant(subject, stored.address(), Mode.READ, HOUR).token();
    Files.write(file, flipped(cipher, cipher.length / 100));
    assertProblem(read(token), 422, "evidence.altered");
    Files.write(file, flipped(cipher, cipher.length - 20));
    assertThatThrownBy(() -> read(token)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void anErasedSubjectIsGone() throws IOException {
    SubjectId subject = new SubjectId("s-" + "y".repeat(26));
    byte[] bytes = random(1000, 5);
    Stored stored = vault.put(subject, new ByteArrayInputStream(bytes), bytes.length);
    String token = grants.grant(subject, stored.address(), Mode.READ, HOUR).token();
    ring.destroy(subject);
    assertProblem(read(token), 410, "key.destroyed");
  }

  private String token(EvidenceAddress address, Mode mode) {
    return grants.grant(SUBJECT, address, mode, HOUR).token();
  }

  private Api.Answer read(String token) {
    return api.bare("/internal/vault/" + token, HttpRequest.Builder::GET);
  }

  private Api.Answer write(String token, byte[] template) {
    return api.bare(
        "/internal/vault/" + token, request -> request.PUT(BodyPublishers.ofByteArray(template)));
  }

  private static Path fileOf(EvidenceAddress address) throws IOException {
    try (Stream<Path> files = Files.walk(data().resolve("vault"))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().contains(address.value()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] altered = bytes.clone();
    altered[at] ^= 1;
    return altered;
  }

  private static byte[] random(int count, int seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
