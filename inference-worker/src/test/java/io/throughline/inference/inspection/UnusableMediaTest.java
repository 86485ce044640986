package io.throughline.inference.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media that show or hold too little are told to be so: at least nine of ten, and none passes. */
class UnusableMediaTest {
  private static final double LEAST_TOLD = 0.9;
  private static final Path CAST =
      Path.of(System.getProperty("throughline.home", ".")).resolve(".throughline/cast");

  private static final String BRIGHTER = "colorchannelmixer=rr=2:gg=2:bb=2";

  /** What is done to a person's film. */
  private static final Map<String, String> PICTURES =
      Map.of(
          "too-dark", "colorchannelmixer=rr=0.04:gg=0.04:bb=0.04",
          "black", "colorchannelmixer=rr=0:gg=0:bb=0",
          "too-bright", (BRIGHTER + ",").repeat(3) + BRIGHTER,
          "blurred", "gblur=sigma=14",
          "far-away", "scale=48:-2,pad=640:360:296:160",
          "covered", "drawbox=x=0:y=0:w=iw:h=ih:color=gray:t=fill",
          "tiny", "scale=24:-2");

  /** What is done to a voice. */
  private static final Map<String, String> SOUNDS =
      Map.of(
          "half-a-second", "-t 0.5",
          "a-second", "-t 1",
          "nearly-silent", "-t 8 -af volume=0.0003",
          "cut-out", "-t 8 -af volume=0");

  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    assumeTrue(Files.isDirectory(CAST), "skipped: no cast");
    media = new ComposedMedia(folder);
  }

  @Test
  void whatCannotBeUsedIsToldAndNeverPasses() throws MediaException {
    Map<String, FindingOutcome> outcomes = new TreeMap<>();
    try (Models models = PreparedModels.load()) {
      MediaInspector inspector = PreparedModels.inspector(models);
      for (Map.Entry<String, Path> picture : pictures().entrySet()) {
        outcomes.put(picture.getKey(), outcome(inspector, picture.getValue(), "face-capture"));
      }
      for (Map.Entry<String, Path> sound : sounds().entrySet()) {
        outcomes.put(sound.getKey(), outcome(inspector, sound.getValue(), "voice-capture"));
      }
    }
    List<String> passed =
        outcomes.entrySet().stream()
            .filter(media -> media.getValue() != FindingOutcome.INCONCLUSIVE)
            .map(Map.Entry::getKey)
            .toList();
    System.out.printf(
        "unusable media: %d, told to be so: %d, others: %s%n",
        outcomes.size(), outcomes.size() - passed.size(), passed);
    assertThat(outcomes).hasSizeGreaterThan(30);
    assertThat((double) passed.size()).isLessThanOrEqualTo((1 - LEAST_TOLD) * outcomes.size());
  }

  private Map<String, Path> pictures() {
    Map<String, Path> made = new TreeMap<>();
    for (String person : List.of("p1-a", "p2-a", "p5-a")) {
      Path film = CAST.resolve(person + ".mp4");
      PICTURES.forEach((name, filter) ->
          made.put(
              person + "-" + name,
              media.compose(
                  person + "-" + name + ".mp4", "-i " + film + " -an -t 3 -vf " + filter)));
    }
    made.put("test-card", media.film("card.mp4", 3, "640x360"));
    made.put("photo-of-nothing", media.redAndBlue("nothing.jpg"));
    return made;
  }

  private Map<String, Path> sounds() {
    Map<String, Path> made = new TreeMap<>();
    for (String voice : List.of("v1-a", "v6-a", "v6-b")) {
      Path sound = CAST.resolve(voice + ".wav");
      SOUNDS.forEach((name, arguments) ->
          made.put(
              voice + "-" + name,
              media.compose(voice + "-" + name + ".wav", "-i " + sound + " " + arguments)));
    }
    made.put("tone", media.tone("tone.wav", 8));
    made.put("noise", media.compose("noise.wav", "-f lavfi -i anoisesrc=d=8:c=pink:a=0.3:seed=1"));
    made.put("silence", media.compose("silence.wav", "-f lavfi -i anullsrc=d=8 -t 8"));
    return made;
  }

  private static FindingOutcome outcome(MediaInspector inspector, Path file, String detector)
      throws MediaException {
    return inspector.inspect(file).findings().stream()
        .filter(finding -> finding.detector().equals(detector))
        .map(Finding::outcome)
        .findFirst()
        .orElseThrow();
  }
}
