package io.throughline.server.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.bundle.ProofCheck;
import io.throughline.custody.audit.bundle.ProofVerification;
import io.throughline.custody.gallery.GalleryReference;
import io.throughline.custody.gallery.GallerySource;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.keys.signing.LedgerKey;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProofAndErasureTest extends DeployedServer {
  private static final String UNKNOWN = "/api/v1/journeys/j-" + "z".repeat(26);

  @Autowired private Ledger ledger;
  @Autowired private GalleryTable gallery;

  @Test
  void theProofOfAJourneyIsVerifiedWithTheDeploymentsPublishedKey() throws IOException {
    String address = api.startJourney();
    record(address, "consent");
    Api.Answer answer = admin.get(address + "/proof");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("Content-Disposition")).contains(id(address) + ".proof.zip");
    LedgerKey key = LedgerKey.ofPem(Files.readString(data().resolve("keys/head-signing.pem")));
    assertThat(ProofVerification.pinnedTo(key).check(answer.body()))
        .isEqualTo(new ProofCheck(true, 1, 0, id(address), "bundle.verified"));
  }

  @Test
  void whatIsUnknownIsNeitherProvedNorErased() {
    assertProblem(admin.get(UNKNOWN + "/proof"), 404, "journey.unknown");
    assertProblem(admin.post(UNKNOWN + "/erase", ""), 404, "journey.unknown");
    assertProblem(
        admin.send(
            UNKNOWN + "/proof", request -> request.header("Accept", "application/zip").GET()),
        404,
        "journey.unknown");
  }

  @Test
  void noOneIsErasedWhileAJourneyRuns() {
    String address = api.startJourney();
    awaitState(address, "notified");
    assertProblem(admin.post(address + "/erase", ""), 409, "journey.running");
    assertThat(api.get(address).status()).isEqualTo(200);
  }

  @Test
  void anErasedJourneyIsGoneAndStillProved() {
    String address = ended();
    record(address, "consent");
    byte[] before = admin.get(address + "/proof").body();

    Api.Answer erased = admin.post(address + "/erase", "");
    assertThat(erased.status()).isEqualTo(200);
    assertThat(erased.json().path("state").asText()).isEqualTo("erased");
    assertThat(erased.json().path("journeys").path(0).asText()).isEqualTo(id(address));

    assertProblem(api.get(address), 410, "journey.erased");
    assertProblem(api.post(address + "/cancel", ""), 410, "journey.erased");
    assertThat(ledger.verify().ok()).isTrue();
    assertThat(ProofVerification.withKeyOfBundle().check(before).ok()).isTrue();
    ProofCheck after =
        ProofVerification.withKeyOfBundle().check(admin.get(address + "/proof").body());
    // The erasure itself is the second event.
    assertThat(after).isEqualTo(new ProofCheck(true, 2, 2, id(address), "bundle.verified"));
    assertThat(listedState(address)).isEqualTo("erased");
  }

  @Test
  void onlyAnAdministratorErases() {
    String address = ended();
    assertThat(api.post(address + "/erase", "").status()).isEqualTo(403);
    assertThat(analyst.post(address + "/erase", "").status()).isEqualTo(403);
    assertThat(as("auditor").get(address + "/proof").status()).isEqualTo(200);
  }

  @Test
  void whoIsErasedIsNotFoundInAnyGallery() {
    String address = ended();
    GalleryKey key =
        new GalleryKey(
            TenantId.OPERATOR,
            SearchPurpose.DUPLICATES,
            Modality.FACE,
            new ModelRef("face-verifier", "1"));
    GalleryReference reference =
        new GalleryReference(
            new SubjectId(subject(id(address))),
            new EvidenceAddress("0f".repeat(32)),
            0.9,
            new CallerId("c-" + "a".repeat(26)),
            Instant.now().plus(Duration.ofDays(1)));
    assertThat(gallery.add(key, reference, new byte[] {1, 2})).isPresent();

    assertThat(admin.post(address + "/erase", "").status()).isEqualTo(200);
    assertThat(gallery.read(key, (_, _) -> true)).isEqualTo(new GallerySource.Reading(0, Map.of()));
  }

  @Test
  void anErasureMayBeRepeated() {
    String address = ended();
    assertThat(admin.post(address + "/erase", "").status()).isEqualTo(200);
    assertThat(admin.post(address + "/erase", "").status()).isEqualTo(200);
    assertThat(ledger.entriesOf(new JourneyId(id(address)))).hasSize(1);
  }

  private String ended() {
    String address = api.startJourney();
    awaitState(address, "notified");
    var _ = api.post(address + "/consent", "{\"face\":false,\"voice\":false}");
    awaitState(address, "closed");
    awaitCompleted(address);
    return address;
  }

  /** A journey says that it is closed a moment before its workflow has ended. */
  private void awaitCompleted(String address) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!listedState(address).equals("closed") && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(listedState(address)).isEqualTo("closed");
  }

  private String listedState(String address) {
    for (var line : api.get("/api/v1/journeys").json().path("journeys")) {
      if (line.path("id").asText().equals(id(address))) {
        return line.path("state").asText();
      }
    }
    return "";
  }

  private String subject(String journey) {
    return JdbcClient.create(database)
        .sql("select subject_id from journey where journey_id = ?")
        .param(journey)
        .query(String.class)
        .single();
  }

  private void record(String address, String what) {
    JourneyId journey = new JourneyId(id(address));
    String subject = subject(journey.value());
    var _ =
        ledger.append(
            new AuditEvent(
                journey + "/" + what,
                new SubjectId(subject),
                journey,
                "consent.given",
                Instant.parse("2026-05-04T08:00:00Z"),
                new TreeMap<>()));
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
