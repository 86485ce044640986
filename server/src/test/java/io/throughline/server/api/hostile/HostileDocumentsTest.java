package io.throughline.server.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each document is answered as the manifest says, and what is refused leaves nothing behind. */
@ExtendWith(OutputCaptureExtension.class)
class HostileDocumentsTest extends DeployedServer {

  private static final String JOURNEYS = "/api/v1/journeys";

  @Test
  void eachDocumentIsAnsweredAsTheManifestSays(CapturedOutput log) throws IOException {
    Map<String, String> answered = new TreeMap<>();
    long begun = journeys();
    for (Map.Entry<String, byte[]> document : HostileDocuments.all().entrySet()) {
      answered.put(document.getKey(), answer(document.getValue()));
    }

    assertThat(answered).isEqualTo(manifest());
    assertThat(answered).hasSizeGreaterThan(70);
    long taken = answered.values().stream().filter(answer -> answer.startsWith("201")).count();
    assertThat(journeys() - begun).isEqualTo(taken);
    assertThat(log.getAll()).doesNotContain("example.org", "Ada", "passwd", "nationality");
  }

  private String answer(byte[] document) {
    Api.Answer answer =
        api.send(
            JOURNEYS,
            request ->
                request
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(document)));
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).contains("application/problem+json");
      assertThat(answer.json().toString()).doesNotContain("example.org", "Ada", "nationality");
    }
    return answer.status() + "," + answer.reason();
  }

  private static Map<String, String> manifest() throws IOException {
    try (InputStream csv =
        HostileDocumentsTest.class.getResourceAsStream("/hostile/documents.csv")) {
      Map<String, String> rows = new TreeMap<>();
      new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(cells -> rows.put(cells[0], cells[1]));
      return rows;
    }
  }

  private long journeys() {
    return JdbcClient.create(database)
        .sql("select count(*) from journey")
        .query(Long.class)
        .single();
  }
}
