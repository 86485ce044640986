package io.throughline.server.cli.demo.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.setup.cast.Scene;
import java.util.List;

/**
 * How a scene ended.
 *
 * @param state a journey state's word
 * @param outcome the last decision's word
 * @param brokenLink as people read it; empty if all links hold
 * @param prompts extra prompts beyond the ordinary steps
 * @param seconds from the start of the journey to its end or hold
 * @param reasons of the last decision
 * @param happened events and reasons of the timeline, in order
 * @param friction what it cost the person, as the API tells it
 * @param actions what was done and undone, in order
 * @param account how the person's account stands in the directory
 */
public record SceneResult(
    Scene scene,
    String journey,
    String state,
    String outcome,
    String brokenLink,
    int prompts,
    double seconds,
    List<String> reasons,
    List<String> happened,
    JsonNode friction,
    List<String> actions,
    String account) {
  public SceneResult {
    reasons = List.copyOf(reasons);
    happened = List.copyOf(happened);
    actions = List.copyOf(actions);
  }

  /**
   * How a journey stands at the end of a scene.
   *
   * @param account how the account stands
   */
  static SceneResult of(Scene scene, Standing now, double seconds, String account) {
    return new SceneResult(
        scene,
        now.document().path("id").asText(),
        now.state(),
        now.outcome(),
        now.brokenLink(),
        now.prompts(),
        Math.round(seconds * 10) / 10.0,
        now.reasons(),
        now.happened(),
        now.document().path("friction"),
        now.actions(),
        account);
  }

  public boolean asExpected() {
    Scene.Expected expected = scene.expected();
    return expected.state().equals(state)
        && expected.outcome().equals(outcome)
        && expected.brokenLink().equals(brokenLink)
        && expected.prompts() == prompts
        && holds(expected.happened())
        && (expected.actions() == null || expected.actions().equals(actions))
        && (expected.account() == null || expected.account().equals(account));
  }

  /** Whether the timeline holds these words in this order, whatever lies between. */
  private boolean holds(List<String> words) {
    int found = 0;
    for (String word : happened) {
      found += found < words.size() && words.get(found).equals(word) ? 1 : 0;
    }
    return found == words.size();
  }

  public boolean held() {
    return state.equals("in-review");
  }
}
