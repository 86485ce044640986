package io.throughline.server.cli.demo;

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
 */
record SceneResult(
    Scene scene,
    String journey,
    String state,
    String outcome,
    String brokenLink,
    int prompts,
    double seconds,
    List<String> reasons) {
  SceneResult {
    reasons = List.copyOf(reasons);
  }

  boolean asExpected() {
    Scene.Expected expected = scene.expected();
    return expected.state().equals(state)
        && expected.outcome().equals(outcome)
        && expected.brokenLink().equals(brokenLink)
        && expected.prompts() == prompts;
  }

  boolean held() {
    return state.equals("in-review");
  }
}
