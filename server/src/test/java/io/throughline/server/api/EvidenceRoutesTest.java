package io.throughline.server.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.JourneysProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceRoutesTest extends DeployedServer {

  private static final String CAMERA = "/interactions/interview-1/evidence/camera";
  private static final String DIAL_IN = "/interactions/interview-1/evidence/dial-in";

  @Test
  void evidenceAndReviewLeadThroughTheJourney() {
    String address = consented();
    Api.Answer camera = api.put(address + CAMERA, mp4("a"));
    assertThat(camera.status()).isEqualTo(201);
    assertThat(camera.json().path("attempt").asInt()).isEqualTo(1);
    assertThat(camera.json().path("stillAwaited").path(0).asText()).isEqualTo("dial-in");
    assertThat(camera.json().path("address").asText()).matches("[0-9a-f]{64}");
    assertProblem(review(address, "clear", "review.same-person"), 409, "review.not-awaited");
    assertThat(api.putStreamed(address + DIAL_IN, wav("b")).status()).isEqualTo(201);
    assertThat(awaitState(address, "in-review").path("brokenLink").path("spoken").asText())
        .isEqualTo("interview 1 ↔ interview 2, face");
    assertProblem(review(address, "maybe", "review.same-person"), 422, "request.invalid");
    assertProblem(review(address, "clear", "because"), 422, "review.reason-unknown");
    assertThat(review(address, "clear", "review.same-person").status()).isEqualTo(200);
    awaitState(address, "cleared");
    awaitProblem(() -> api.put(address + CAMERA, mp4("c")), "journey.ended");
  }

  @Test
  void nothingIsStoredBeforeConsent() {
    String address = api.startJourney();
    awaitState(address, "notified");
    long before = files();
    assertProblem(api.put(address + CAMERA, mp4("a")), 409, "consent.missing");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void decliningClosesTheJourneyWithoutAVerdict() {
    String address = api.startJourney();
    awaitState(address, "notified");
    Api.Answer answer = api.post(address + "/consent", "{\"face\":true,\"voice\":false}");
    assertThat(answer.status()).isEqualTo(200);
    awaitState(address, "closed");
    assertProblem(api.put(address + CAMERA, mp4("a")), 409, "journey.ended");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"face":true}
          {"face":null,"voice":true}
          {"face":"perhaps","voice":true}
          {"face":true,"voice":true,"iris":true}\
          """)
  void halfAnAnswerIsNoConsent(String body) {
    String address = api.startJourney();
    assertThat(api.post(address + "/consent", body).status()).isIn(400, 422);
    assertProblem(api.put(address + CAMERA, mp4("a")), 409, "consent.missing");
  }

  @Test
  void theSameUploadUnderTheSameKeyHasTheSameReceipt() {
    String address = consented();
    String key = UUID.randomUUID().toString();
    Api.Answer first = api.put(address + CAMERA, mp4("a"), key);
    Api.Answer second = api.put(address + CAMERA, mp4("a"), key);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertProblem(api.put(address + CAMERA, mp4("other"), key), 409, "request.reused");
  }

  @Test
  void aSecondUploadIsRefusedAndLeavesTheFirstInTheVault() {
    String address = consented();
    api.put(address + CAMERA, mp4("a"));
    long stored = files();
    assertProblem(api.put(address + CAMERA, mp4("a")), 409, "role.filled");
    assertThat(files()).isEqualTo(stored);
    assertProblem(api.put(address + CAMERA, mp4("b")), 409, "role.filled");
    assertThat(files()).isEqualTo(stored);
  }

  @Test
  void whatTheJourneyDoesNotAwaitIsDeletedAgain() {
    String address = consented();
    long stored = files();
    long uses = new JourneysProbe(database).evidenceUses();
    assertProblem(
        api.put(address + "/interactions/interview-2/evidence/camera", mp4("a")),
        409,
        "interaction.not-awaited");
    assertThat(files()).isEqualTo(stored);
    assertThat(new JourneysProbe(database).evidenceUses()).isEqualTo(uses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile=0.5,0,0.6,1",
        "tile=0.5,0,0.5",
        "tile=",
        "tile=NaN,0,1,1",
        "tile=0,0,1,1&tile=0,0,1,1",
        "track=-1",
        "track=16",
        "track=one",
        "turn=9-3",
        "turn=1-2&turn=x"
      })
  void aPlaceThatCannotBeTheSubjectsIsRefusedAndNothingIsKept(String hint) {
    String address = consented();
    long stored = files();
    assertProblem(api.put(address + CAMERA + "?" + hint, mp4("a")), 422, "subject-hint.invalid");
    assertThat(files()).isEqualTo(stored);
  }

  @Test
  void theSubjectsPlaceIsTakenWithTheEvidence() {
    String address = consented();
    String place = "?tile=0.5,0,0.5,1&track=1&turn=0-4.5&turn=9-12";
    assertThat(api.put(address + CAMERA + place, mp4("a")).status()).isEqualTo(201);
  }

  @Test
  void emptyOversizeRenamedAndMisplacedEvidenceIsRefusedAndNotKept() {
    String address = consented();
    long stored = files();
    assertProblem(api.put(address + CAMERA, new byte[0]), 422, "evidence.empty");
    assertProblem(
        api.put(address + CAMERA, "just a text, called interview.mp4".getBytes(US_ASCII)),
        415,
        "media.unsupported");
    assertProblem(api.put(address + CAMERA, wav("a")), 415, "media.kind-mismatch");
    assertProblem(api.put(address + DIAL_IN, mp4("a")), 415, "media.kind-mismatch");
    byte[] large = Arrays.copyOf(mp4("large"), 1024 * 1024 + 1);
    assertProblem(api.put(address + CAMERA, large), 413, "media.over-limit");
    assertProblem(api.putStreamed(address + CAMERA, large), 413, "media.over-limit");
    assertThat(files()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "/interactions/interview-1/evidence/passport,role.unknown",
    "/interactions/Interview-1/evidence/camera,interaction.unknown",
    "/interactions/Interview%201/evidence/camera,route.unknown",
    "/interactions/x'--/evidence/camera,route.unknown",
  })
  void anOddAddressIsNoPlaceForEvidence(String path, String reason) {
    assertProblem(api.put(consented() + path, mp4("a")), 404, reason);
  }

  @Test
  void anUploadThatIsLabelledAsAFormIsTakenAsItIs() {
    Api.Answer answer =
        api.send(
            consented() + CAMERA + "?last=true",
            request ->
                request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .PUT(BodyPublishers.ofByteArray(mp4("a=b&last=c"))));
    assertThat(answer.status()).isEqualTo(201);
    assertProblem(
        api.put(consented() + CAMERA + "?last=perhaps", mp4("a")), 422, "request.invalid");
  }

  @Test
  void evidenceForNobodyIsRefused() {
    assertProblem(
        api.put("/api/v1/journeys/j-" + "z".repeat(26) + CAMERA, mp4("a")), 404, "journey.unknown");
  }

  @Test
  void aKeyThatIsNoKeyIsRefused() {
    String address = consented();
    assertProblem(api.put(address + CAMERA, mp4("a"), "k".repeat(129)), 422, "request.invalid");
  }

  private String consented() {
    String address = api.startJourney();
    awaitState(address, "notified");
    api.post(address + "/consent", "{\"face\":true,\"voice\":true}");
    awaitState(address, "collecting");
    return address;
  }

  private Api.Answer review(String address, String verdict, String reasonCode) {
    return analyst.post(
        address + "/review",
        "{\"verdict\":\"%s\",\"reasonCode\":\"%s\"}".formatted(verdict, reasonCode));
  }

  private static long files() {
    Path vault = data().resolve("vault");
    try (Stream<Path> files = Files.exists(vault) ? Files.walk(vault) : Stream.empty()) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The head of a container, and something that makes it this recording and no other. */
  private static byte[] mp4(String what) {
    return media(new byte[] {0, 0, 0, 24}, "ftypisom\0\0\2\0isommp42" + what);
  }

  private static byte[] wav(String what) {
    return media("RIFF".getBytes(US_ASCII), "\44\0\0\0WAVEfmt " + what);
  }

  private static byte[] media(byte[] head, String rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head);
    bytes.writeBytes(rest.getBytes(US_ASCII));
    bytes.writeBytes(new byte[4096]);
    return bytes.toByteArray();
  }
}
