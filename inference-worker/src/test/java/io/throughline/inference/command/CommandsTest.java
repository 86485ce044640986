package io.throughline.inference.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.inference.inspection.PreparedModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private static final Path HOME = Path.of(System.getProperty("throughline.home", "."));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void analyzePrintsOneJsonObject() throws IOException {
    Path photo = PreparedModels.shared("faces/london/001/001_03.jpg");

    assertThat(run("analyze", "--json", photo.toString())).isZero();

    JsonNode file = JsonMapper.builder().build().readTree(out.toString()).path("files").path(0);
    assertThat(file.path("kind").asText()).isEqualTo("image");
    assertThat(file.path("faces").asInt()).isEqualTo(1);
    assertThat(file.path("findings").path(0).path("outcome").asText()).isEqualTo("genuine");
    assertThat(file.path("findings").path(0).path("model").asText()).isEqualTo("face-verifier");
  }

  @Test
  void comparingThreeFilesGivesAMatrix() throws IOException {
    Path a = PreparedModels.shared("faces/london/001/001_03.jpg");
    Path b = PreparedModels.shared("faces/london/001/001_08.jpg");
    Path c = PreparedModels.shared("faces/london/025/025_03.jpg");

    assertThat(run("compare", "--json", a.toString(), b.toString(), c.toString())).isZero();

    JsonNode answer = JsonMapper.builder().build().readTree(out.toString());
    assertThat(answer.path("face").path("outcome").asText()).isEqualTo("same");
    assertThat(answer.path("voice").path("reason").asText()).isEqualTo("voice.no-sound-track");
    assertThat(answer.path("fused").path("outcome").asText()).isEqualTo("same");
    assertThat(answer.path("matrix").path(0).path(2).path("face").path("outcome").asText())
        .isEqualTo("different");
  }

  @Test
  void aFileThatIsNotThereIsOneLineOfError() {
    PreparedModels.engine();

    assertThat(run("analyze", "/nowhere/at-all.mp4")).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void evaluatingFacesGivesTheErrorRatesOfTheListedPairs(@TempDir Path folder) throws IOException {
    StringBuilder manifest = new StringBuilder("path,kind,label,identity\n");
    for (String person : List.of("001", "025")) {
      for (String session : List.of("03", "08")) {
        Path photo =
            PreparedModels.shared("faces/london/%s/%s_%s.jpg".formatted(person, person, session));
        manifest.append(photo.toAbsolutePath()).append(",image,real,").append(person).append('\n');
      }
    }
    Path csv = Files.writeString(folder.resolve("m.csv"), manifest);

    assertThat(
            run("evaluate", "--json", "--task", "face-verification", "--manifest", csv.toString()))
        .isZero();

    JsonNode answer = JsonMapper.builder().build().readTree(out.toString());
    assertThat(answer.path("task").asText()).isEqualTo("face-verification");
    assertThat(answer.path("n").asInt()).isEqualTo(6);
    assertThat(answer.path("auc").asDouble()).isEqualTo(1);
    assertThat(answer.path("abstained").asDouble()).isZero();
    assertThat(answer.path("generators").isArray()).isTrue();
  }

  @Test
  void aManifestWithoutAColumnIsOneLineOfError(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("m.csv"), "path,label\na.jpg,real\n");

    assertThat(run("evaluate", "--task", "voice-verification", "--manifest", csv.toString()))
        .isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("has no column 'kind'");
  }

  @Test
  void everyCommandSaysWhatItTakes() {
    for (String command : Commands.line().getSubcommands().keySet()) {
      CommandLine commands = Commands.line();
      StringWriter help = new StringWriter();
      commands.setOut(new PrintWriter(help, true));
      assertThat(commands.execute(command, "--help")).as(command).isZero();
      assertThat(help.toString()).as(command).contains("Usage:", "--help");
    }
  }

  @Test
  void aDetectorWithoutForgedMediaIsNotCalibrated(@TempDir Path folder) throws IOException {
    Path photo = PreparedModels.shared("faces/london/001/001_03.jpg").toAbsolutePath();
    Path csv =
        Files.writeString(
            folder.resolve("m.csv"), "path,kind,label,identity\n" + photo + ",image,real,001\n");

    assertThat(
            run(
                "calibrate",
                "--task",
                "face-forgery",
                "--manifest",
                csv.toString(),
                "--out",
                folder.toString()))
        .isEqualTo(1);

    assertThat(err.toString().lines().toList())
        .singleElement()
        .asString()
        .contains("no channel of face-forgery can be fitted", "too few people");
    assertThat(folder.resolve("face-forgery")).doesNotExist();
  }

  private int run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--models", HOME.resolve(".throughline/models").toString()));
    line.addAll(List.of("--catalogue", HOME.resolve("models/catalogue.yaml").toString()));
    line.addAll(List.of(arguments));
    CommandLine commands = Commands.line();
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(line.toArray(String[]::new));
  }
}
