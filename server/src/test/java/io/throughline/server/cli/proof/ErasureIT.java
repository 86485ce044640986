package io.throughline.server.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.throughline.custody.audit.bundle.ProofCheck;
import io.throughline.custody.audit.bundle.ProofVerification;
import io.throughline.custody.keys.signing.LedgerKey;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.parts.EngineSettings.MailServer;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants a person in a whole deployment, erases, and looks for what is left in every file. */
class ErasureIT {
  private static final String NAME = "Quoxilanda";
  private static final String MAIL = "zwyntrequaux@candidate.example";

  private final Home home = Home.find();
  @TempDir private Path folder;

  @Test
  void nothingOfAnErasedPersonIsLeftInAnyFile() throws Exception {
    Path data = folder.resolve("deployment");
    Path clip = home.cast().resolve("p1-a.mp4");
    Traces traces = Traces.of(NAME, MAIL).and(middleOf(clip));
    byte[] before;
    byte[] after;
    GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    mail.start();
    try (EmbeddedEngine engine = EmbeddedEngine.open(settings(data, mail))) {
      engine.awaitHealthy(Duration.ofMinutes(3));
      ApiClient admin = ApiClient.of(engine.address(), engine.tokenFile());
      ApiClient hr = admin.as("hr", "erasure");
      String journey = met(hr, admin, clip);
      KeptTemplate template = new KeptTemplate(engine, new DataFolder(data));
      await(() -> entries(template) == 1);
      traces = template.among(traces);
      cancelled(hr, journey);
      before = admin.proof(journey);
      await(() -> admin.erase(journey).path("state").asText().equals("erased"));
      after = admin.proof(journey);
      gone(hr, journey);
      assertThat(entries(template)).isZero();
    } finally {
      mail.stop();
    }
    bothVerify(before, after, data);
    assertThat(traces.in(data)).isEmpty();
    assertThat(traces.filesRead()).isGreaterThan(100);
    planted(traces, Files.createDirectory(folder.resolve("planted")));
  }

  private EngineSettings settings(Path data, GreenMail mail) {
    return EngineSettings.of(home, data)
        .withMail(new MailServer("127.0.0.1", mail.getSmtp().getPort()));
  }

  private static void gone(ApiClient hr, String journey) {
    assertThat(reason(() -> hr.show(journey))).startsWith("410 journey.erased");
    assertThat(reason(() -> hr.erase(journey))).startsWith("403");
  }

  private static void bothVerify(byte[] before, byte[] after, Path data) throws IOException {
    ProofVerification ours =
        ProofVerification.pinnedTo(
            LedgerKey.ofPem(Files.readString(data.resolve("keys/head-signing.pem"))));
    ProofCheck then = ours.check(before);
    ProofCheck now = ours.check(after);
    assertThat(then.ok()).isTrue();
    assertThat(then.erased()).isZero();
    assertThat(now.ok()).isTrue();
    assertThat(now.erased()).isEqualTo(now.events());
    // The erasure is an event too, and the cancelled journey may have said its last in between.
    assertThat(now.events()).isGreaterThan(then.events());
  }

  /** The search itself is shown to find what is there, in each form. */
  private static void planted(Traces traces, Path folder) throws IOException {
    for (byte[] form : traces.forms()) {
      Path file = Files.write(folder.resolve("store"), form);
      assertThat(traces.in(folder)).contains(file);
    }
  }

  private static long entries(KeptTemplate template) {
    try {
      return template.entries();
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  /** A first interview that is accepted, of somebody who agreed to be searched for. */
  private static String met(ApiClient api, ApiClient admin, Path clip) throws InterruptedException {
    String journey =
        api.start(
                Map.of(
                    "kind",
                    "hiring",
                    "interviews",
                    1,
                    "candidate",
                    Map.of("email", MAIL, "salutation", NAME),
                    "team",
                    Map.of("email", "team@employer.example")))
            .path("id")
            .asText();
    await(() -> api.show(journey).path("awaited").isObject());
    var _ = api.consent(journey, Map.of("face", true, "voice", true, "search", true));
    await(() -> api.show(journey).path("awaited").path("what").asText().equals("evidence"));
    var _ = api.evidence(journey, EvidencePlace.of("interview-1", "camera"), clip);
    Path sound = clip.resolveSibling("v6-a.wav");
    var _ = api.evidence(journey, EvidencePlace.of("interview-1", "dial-in"), sound);
    await(() -> api.show(journey).path("awaited").path("interaction").asText().equals("identity"));
    assertThat(reason(() -> admin.erase(journey))).startsWith("409 journey.running");
    return journey;
  }

  private static void cancelled(ApiClient api, String journey) throws InterruptedException {
    var _ = api.cancel(journey);
    await(() -> api.show(journey).path("state").asText().equals("closed"));
  }

  private static byte[] middleOf(Path clip) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    return java.util.Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length / 2 + 48);
  }

  private static String reason(Supplier<?> call) {
    try {
      return "answered: " + call.get();
    } catch (MendableFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** What is not so yet, or cannot be answered yet, is asked for again. */
  private static void await(Supplier<Boolean> done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      last = reason(done);
      if (last.equals("answered: true")) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("never came to be; last said: " + last);
  }
}
