package io.throughline.contracts.journey.hiring;

import io.throughline.contracts.journey.status.Stage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found on a stage that looks at no media; words only, nothing personal.
 *
 * @param requestId makes the same findings twice one
 * @param stage {@code BACKGROUND} or {@code LOGISTICS}
 * @param found dotted, beginning with the stage's word or {@code call-back}, in alphabetical order
 */
public record Findings(String requestId, Stage stage, List<String> found) {
  private static final int MOST = 20;

  public Findings {
    found = List.copyOf(new TreeSet<>(found));
    boolean ours = stage == Stage.BACKGROUND || stage == Stage.LOGISTICS;
    if (!ours || found.isEmpty() || found.size() > MOST) {
      throw new IllegalArgumentException("findings are of background or logistics, 1 to 20");
    }
    for (String word : found) {
      boolean called = stage == Stage.LOGISTICS && CallBack.WORDS.contains(word);
      if (!called && !word.matches(stage.word() + "\\.[a-z]+(-[a-z]+)*")) {
        throw new IllegalArgumentException("a finding is a word of its stage");
      }
    }
  }

  /** How a call to a number that was known before went. */
  public enum CallBack {
    CONFIRMED,
    REFUSED,
    UNREACHABLE;

    private static final Set<String> WORDS =
        Set.of(CONFIRMED.word(), REFUSED.word(), UNREACHABLE.word());

    /** Dotted: {@code call-back.confirmed}. */
    public String word() {
      return "call-back." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
