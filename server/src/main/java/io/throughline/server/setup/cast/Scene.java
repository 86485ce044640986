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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fictional journey that the demo plays on the cast's clips.
 *
 * @param notice that the person shown is not involved
 * @param plays who of the cast is seen and heard, by part
 * @param atOnce how many such journeys run at the same time; 1 if left out
 * @param consent left out, the person never answers
 * @param timers as the API takes them; what is left out is the standard
 * @param steps in the order in which the journey asks for them
 * @param dayOne how the person comes to work; left out, by a video call
 * @param watch what follows once the journey is cleared; its end is the scene's then
 * @param recovery of the account once the journey is cleared; its end is the scene's then
 * @param group that starts together, of which the last member's end is the scene's; then nobody is
 *     hired
 * @param preboarding what is looked at before day one, as the API takes it; left out, nothing
 * @param review what a reviewer of the held journey says; left out, that it is somebody else
 */
public record Scene(
    String name,
    String title,
    String notice,
    String kind,
    int interviews,
    int atOnce,
    Map<String, String> plays,
    @Nullable Consent consent,
    Map<String, Object> timers,
    List<Step> steps,
    Expected expected,
    Review review,
    @Nullable String dayOne,
    @Nullable Watch watch,
    @Nullable Recovery recovery,
    @Nullable Group group,
    @Nullable Map<String, Object> preboarding) {
  public Scene {
    plays = Map.copyOf(plays);
    atOnce = Math.max(1, atOnce);
    timers = Optional.ofNullable(timers).map(Map::copyOf).orElse(Map.of());
    steps = List.copyOf(Optional.ofNullable(steps).orElse(List.of()));
    review =
        Optional.ofNullable(review).orElse(new Review("confirm", "review.other-person", false));
  }

  /**
   * The days after.
   *
   * @param follows whether it is ordered with the hiring and begins by itself; left out, HR starts
   *     it
   * @param reports what other systems say
   * @param steps re-checks in the order in which they are asked for
   */
  public record Watch(
      String zone, @Nullable Boolean follows, List<Report> reports, List<Step> steps) {
    public Watch {
      reports = List.copyOf(reports);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What another system says has happened.
   *
   * @param day 0 for today, -1 for yesterday
   * @param at hour and minute in the watch's zone; left out, just now
   * @param work session, device, factor, latitude and longitude, tool
   */
  public record Report(String type, int day, @Nullable String at, Map<String, Object> work) {
    public Report {
      work = Optional.ofNullable(work).map(Map::copyOf).orElse(Map.of());
    }
  }

  /**
   * Somebody asks the help desk to be let into the person's account.
   *
   * @param from {@code own-browser}, in which the person agreed, {@code other-browser}, or {@code
   *     nowhere}: the link is not opened
   * @param call sound of the call, handed in by the help desk; may be left out
   * @param disowned whether the owner says that it was somebody else, after the steps
   * @param reports what other systems say before, in UTC; left out, nothing
   * @param steps what is handed in on the owner's page
   */
  public record Recovery(
      String from,
      @Nullable String call,
      boolean privileged,
      boolean disowned,
      List<Report> reports,
      List<Step> steps) {
    public Recovery {
      reports = List.copyOf(Optional.ofNullable(reports).orElse(List.of()));
      steps = List.copyOf(steps);
    }

    /** Whether the owner's own browser is needed before. */
    public boolean known() {
      return from.equals("own-browser");
    }
  }

  /** All that is handed in, before and during the watch. */
  public List<Step> everyStep() {
    List<Step> all = new java.util.ArrayList<>(steps);
    Optional.ofNullable(watch).ifPresent(later -> all.addAll(later.steps()));
    Optional.ofNullable(recovery).ifPresent(later -> all.addAll(later.steps()));
    Optional.ofNullable(group).ifPresent(together -> all.addAll(together.everyStep()));
    return all;
  }

  /**
   * What the person agrees to.
   *
   * @param search being looked for among other people; left out, no
   */
  public record Consent(boolean face, boolean voice, @Nullable Boolean search) {
    /** As the API takes it. */
    public Map<String, Object> document() {
      return Map.of("face", face, "voice", voice, "search", Boolean.TRUE.equals(search));
    }
  }

  /**
   * What is handed in when the journey asks for it.
   *
   * @param attempt 1, or more for what is handed in when the journey asks again
   * @param without a part of the engine that hangs until this step is decided, if any
   * @param tile part of the camera's picture that shows the person, if somebody marked it
   * @param evidence file in the cast folder by evidence role, in order
   * @param entered what HR enters before, or instead where the interaction is a stage without media
   */
  public record Step(
      String interaction,
      int attempt,
      @Nullable String without,
      @Nullable String tile,
      Map<String, String> evidence,
      List<Entry> entered) {
    public Step {
      Map<String, String> files = Optional.ofNullable(evidence).orElse(Map.of());
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(files));
      entered = List.copyOf(Optional.ofNullable(entered).orElse(List.of()));
    }
  }

  /**
   * What HR enters.
   *
   * @param route background, logistics or call-back
   */
  public record Entry(String route, Map<String, Object> document) {}

  /**
   * How the journey has to end.
   *
   * @param state a journey state's word
   * @param outcome of the last decision; {@code none} where nothing was decided
   * @param brokenLink as people read it; empty if all links hold
   * @param prompts extra prompts that the person was given
   * @param happened events and reasons that the timeline holds, in this order
   * @param actions what is done, and what is undone after it; left out, anything may be
   * @param account how the person's account ends: active, limited or suspended; may be left out
   */
  public record Expected(
      String state,
      String outcome,
      String brokenLink,
      int prompts,
      List<String> happened,
      @Nullable List<String> actions,
      @Nullable String account) {
    /** What follows the word of what is undone. */
    public static final String UNDONE = " undone";

    public Expected {
      happened = Optional.ofNullable(happened).map(List::copyOf).orElse(List.of());
      actions = Optional.ofNullable(actions).map(List::copyOf).orElse(null);
    }

    /** How many things are done before any of them is undone. */
    public long done() {
      return Optional.ofNullable(actions).orElse(List.of()).stream()
          .takeWhile(action -> !action.endsWith(UNDONE))
          .count();
    }
  }

  /**
   * The words of a reviewer's answer.
   *
   * @param now whether it comes while the scene is played
   */
  public record Review(String verdict, String reason, boolean now) {}

  public static Scene read(Path file) {
    return Yaml.read(file, Scene.class);
  }

  /** All scenes of a folder and those in it: those that end well first, then by name. */
  public static List<Scene> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .map(Scene::read)
          .sorted(
              Comparator.comparing((Scene scene) -> !scene.expected().state().equals("cleared"))
                  .thenComparing(Scene::name))
          .toList();
    } catch (IOException e) {
      throw new MendableFailure(folder + " cannot be read: check the checkout", e);
    }
  }
}
