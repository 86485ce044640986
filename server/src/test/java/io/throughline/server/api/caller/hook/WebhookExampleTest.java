package io.throughline.server.api.caller.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.deployment.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/api/webhooks.md, run as it stands there. */
class WebhookExampleTest extends DeployedServer {

  @Test
  void theExampleOfTheDocumentationIsTaken(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path document = Path.of(System.getProperty("throughline.home", ".."), "docs/api/webhooks.md");
    String example = Files.readString(document).split("```bash\n", -1)[1].split("```", -1)[0];
    Path key = Files.writeString(folder.resolve("key"), Sources.NEW_KEY + "\n");
    String address = api.startJourney();
    awaitState(address, "notified");

    ProcessBuilder shell = new ProcessBuilder(List.of("bash", "-euc", example));
    shell.environment().put("SERVER", "http://127.0.0.1:" + api.port());
    shell.environment().put("KEY_FILE", key.toString());
    shell.environment().put("JOURNEY", address.substring(address.lastIndexOf('/') + 1));
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("\"outcome\":\"stored\"").endsWith("202\n");
  }
}
