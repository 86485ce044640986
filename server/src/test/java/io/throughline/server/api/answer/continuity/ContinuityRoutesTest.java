package io.throughline.server.api.answer.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContinuityRoutesTest extends DeployedServer {
  @Test
  void continuityIsShownAsDataAndAsAPictureWithoutScores() {
    String address = api.startJourney();
    awaitState(address, "notified");
    JsonNode shown = analyst.get(address + "/continuity").json();
    assertThat(shown.path("ribbon").path("face").toString()).isEqualTo("[\"A\",\"B\"]");
    assertThat(shown.path("ribbon").path("voice").toString()).isEqualTo("[\"A\",\"-\"]");
    assertThat(shown.path("pairs").path(0).path("fused").path("outcome").asText())
        .isEqualTo("different");
    assertThat(shown.toString()).doesNotContain("llr", "probability");
    Api.Answer picture = analyst.get(address + "/continuity.svg");
    assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(new String(picture.body(), StandardCharsets.UTF_8))
        .startsWith("<svg")
        .contains("interview 2", "</svg>");
  }

  @Test
  void aJourneyThatIsNotThereHasNoPicture() {
    String nobody = "/api/v1/journeys/j-" + "a".repeat(26) + "/continuity";
    assertProblem(analyst.get(nobody), 404, "journey.unknown");
    assertProblem(analyst.get(nobody + ".svg"), 404, "journey.unknown");
  }
}
