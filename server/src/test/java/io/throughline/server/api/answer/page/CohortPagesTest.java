package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a cohort's member sees and hands in on the own page. */
class CohortPagesTest extends VisitedPages {

  @Test
  void aMemberAgreesToAStartAndHandsInASentenceAndAPicture() {
    String journey = member();
    awaitState(journey, "notified");
    String session = session(journey);
    assertThat(text(get("/me", session)))
        .contains("when you enrol, when you are trained and at your seat")
        .doesNotContain("interview", "application");
    String answer = "face=yes&voice=yes&form=" + form(get("/me", session));
    assertThat(submit("/me/consent", answer, session).status()).isEqualTo(303);
    awaitState(journey, "collecting");

    Api.Answer home = get("/me", session);
    assertThat(text(home))
        .contains("/me/evidence/selfie", "/me/evidence/dial-in", "Show on this page that it is you")
        .doesNotContain("/me/evidence/camera");
    assertThat(home.body().length).isLessThan(20_000);
    String form = form(home);
    assertThat(upload("/me/evidence/camera", session, form, head("mp4")).status()).isEqualTo(404);
    assertThat(upload("/me/evidence/selfie", session, form, head("png")).status()).isEqualTo(303);
    assertThat(text(get("/me", session)))
        .contains("/me/evidence/dial-in")
        .doesNotContain("/me/evidence/selfie");
    assertThat(upload("/me/evidence/selfie", session, form, head("png")).status()).isEqualTo(404);
  }

  @Test
  void nobodyElseHandsInWhatTheMemberShows() {
    String journey = member();
    awaitState(journey, "notified");
    assertThat(api.post(journey + "/consent", "{\"face\":true,\"voice\":true}").status())
        .isEqualTo(200);
    awaitState(journey, "collecting");

    assertProblem(
        api.put(journey + "/interactions/enrolment/evidence/selfie", head("png")),
        409,
        "role.not-awaited");
    assertProblem(
        api.put(journey + "/interactions/training/evidence/camera", head("mp4")),
        409,
        "interaction.not-awaited");
  }

  /** Address of the journey of somebody on a roster. */
  private String member() {
    JsonNode vendor = newToken("{\"roles\":[\"vendor\"],\"note\":\"test\"}").json();
    String cohort =
        api.post(
                "/api/v1/cohorts",
                """
                {"vendor":"%s","manager":"m@vendor.test","salutation":"V","team":"t@employer.test"}
                """
                    .formatted(vendor.path("owner").asText()))
            .header("Location");
    String rows =
        """
        {"rows":[{"worker":"w-1","name":"Ana","email":"%s@vendor.test"}]}
        """
            .formatted(UUID.randomUUID());
    return "/api/v1/journeys/"
        + api.post(cohort + "/roster", rows).json().at("/members/0/journey").asText();
  }

  private String session(String journey) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    String link = link(journey);
    Api.Answer opened = submit(link, "", "");
    while (opened.status() != 303 && Instant.now().isBefore(end)) {
      opened = submit(link, "", "");
    }
    return cookie(opened);
  }

  /** Enough of a file to tell its kind. */
  private static byte[] head(String kind) {
    byte[] file = new byte[64];
    byte[] magic =
        kind.equals("png")
            ? new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}
            : "\0\0\0 ftypisom".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(magic, 0, file, 0, magic.length);
    return file;
  }
}
