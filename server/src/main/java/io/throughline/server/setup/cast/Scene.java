package io.throughline.server.setup.cast;

import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.packages.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fictional journey that the demo plays on the cast's clips.
 *
 * @param notice that the person shown is not involved
 * @param plays who of the cast is seen and heard, by part
 * @param steps in the order in which the journey asks for them
 */
public record Scene(
    String name,
    String title,
    String notice,
    String kind,
    int interviews,
    Map<String, String> plays,
    Consent consent,
    List<Step> steps,
    Expected expected) {
  public Scene {
    plays = Map.copyOf(plays);
    steps = List.copyOf(steps);
  }

  /** What the person agrees to. */
  public record Consent(boolean face, boolean voice) {}

  /**
   * What is handed in when the journey asks for it.
   *
   * @param attempt 1, or more for what is handed in when the journey asks again
   * @param evidence file in the cast folder by evidence role, in order
   */
  public record Step(String interaction, int attempt, Map<String, String> evidence) {
    public Step {
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /**
   * How the journey has to end.
   *
   * @param state a journey state's word
   * @param outcome of the last decision
   * @param brokenLink as people read it; empty if all links hold
   * @param prompts extra prompts that the person was given
   */
  public record Expected(String state, String outcome, String brokenLink, int prompts) {}

  public static Scene read(Path file) {
    return Yaml.read(file, Scene.class);
  }

  /** All scenes of a folder: those that end well first, then by file name. */
  public static List<Scene> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted()
          .map(Scene::read)
          .sorted(Comparator.comparing(scene -> !scene.expected().state().equals("cleared")))
          .toList();
    } catch (IOException e) {
      throw new MendableFailure(folder + " cannot be read: check the checkout", e);
    }
  }
}
