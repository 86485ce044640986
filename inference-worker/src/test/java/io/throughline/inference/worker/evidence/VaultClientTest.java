package io.throughline.inference.worker.evidence;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.evidence.Grant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultClientTest {
  private static final Grant GRANT = new Grant("tok_en-1", Instant.EPOCH);
  private static final byte[] MEDIA = {1, 2, 3, 4};
  private static final String ADDRESS = "ab".repeat(32);

  @TempDir private Path scratch = Path.of("");
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private VaultClient vault =
      new VaultClient(URI.create("http://127.0.0.1:1"), scratch, Duration.ofSeconds(1));

  @BeforeEach
  void start() {
    server.start();
    vault = new VaultClient(URI.create(server.baseUrl()), scratch, Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void evidenceLiesInAPrivateFileUntilItIsClosed() throws IOException {
    server.stubFor(
        get(urlEqualTo("/internal/vault/tok_en-1")).willReturn(aResponse().withBody(MEDIA)));

    try (FetchedEvidence evidence = vault.fetch(GRANT, MEDIA.length)) {
      assertThat(evidence.file()).hasBinaryContent(MEDIA);
      assertThat(Files.getPosixFilePermissions(evidence.file())).hasSize(2);
    }

    assertNothingLeft();
  }

  @Test
  void moreOrLessThanWasPutThereIsAlteredAndLeavesNothing() throws IOException {
    server.stubFor(get(anyUrl()).willReturn(aResponse().withBody(MEDIA)));

    assertFails(() -> vault.fetch(GRANT, 3), "EVIDENCE_ALTERED");
    assertFails(() -> vault.fetch(GRANT, 5), "EVIDENCE_ALTERED");

    assertNothingLeft();
  }

  @Test
  void eachRefusalHasItsOwnFailure() {
    assertStatus(401, "GRANT_REFUSED");
    assertStatus(403, "GRANT_REFUSED");
    assertStatus(404, "EVIDENCE_MISSING");
    assertStatus(409, "EVIDENCE_ALTERED");
    assertStatus(422, "EVIDENCE_ALTERED");
    assertStatus(410, "KEY_DESTROYED");
    assertStatus(500, "VAULT_UNREACHABLE");
    assertStatus(503, "VAULT_UNREACHABLE");
    assertStatus(302, "VAULT_UNREACHABLE");
  }

  @Test
  void aVaultThatBreaksOffIsUnreachableAndLeavesNothing() throws IOException {
    for (Fault fault : List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER)) {
      server.stubFor(get(anyUrl()).willReturn(aResponse().withFault(fault)));
      assertFails(() -> vault.fetch(GRANT, MEDIA.length), "VAULT_UNREACHABLE");
    }
    assertNothingLeft();
  }

  @Test
  void aVaultThatIsNotThereIsUnreachable() {
    server.stop();

    assertFails(() -> vault.fetch(GRANT, MEDIA.length), "VAULT_UNREACHABLE");
    assertFails(() -> vault.template(GRANT), "VAULT_UNREACHABLE");
    assertFails(() -> vault.store(GRANT, MEDIA), "VAULT_UNREACHABLE");
  }

  @Test
  void aTemplateIsStoredWhereTheVaultSays() {
    server.stubFor(
        put(anyUrl())
            .willReturn(aResponse().withStatus(204).withHeader(VaultClient.ADDRESS, ADDRESS)));

    assertThat(vault.store(GRANT, MEDIA).value()).isEqualTo(ADDRESS);

    server.verify(
        putRequestedFor(urlEqualTo("/internal/vault/tok_en-1"))
            .withRequestBody(binaryEqualTo(MEDIA)));
  }

  @Test
  void aVaultThatNamesNoAddressHasStoredNothing() {
    server.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(204)));
    assertFails(() -> vault.store(GRANT, MEDIA), "VAULT_UNREACHABLE");

    server.stubFor(
        put(anyUrl()).willReturn(aResponse().withStatus(204).withHeader(VaultClient.ADDRESS, "x")));
    assertFails(() -> vault.store(GRANT, MEDIA), "VAULT_UNREACHABLE");
  }

  @Test
  void somethingHugeIsNoTemplate() {
    server.stubFor(get(anyUrl()).willReturn(aResponse().withBody(new byte[100_000])));

    assertFails(() -> vault.template(GRANT), "EVIDENCE_ALTERED");
  }

  private void assertStatus(int status, String code) {
    server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status)));
    server.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(status)));
    assertFails(() -> vault.fetch(GRANT, MEDIA.length), code);
    assertFails(() -> vault.template(GRANT), code);
    assertFails(() -> vault.store(GRANT, MEDIA), code);
  }

  private static void assertFails(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class, failure -> assertThat(failure.getType()).isEqualTo(code));
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }
}
