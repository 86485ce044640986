package io.throughline.contracts.journey.answer;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.policy.Challenge;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a human reviewer decided about a held journey.
 *
 * @param requestId makes the same answer twice one answer
 * @param verdict confirm: it is an impostor; clear: it is the same human; ask-more: the person is
 *     asked once more, and the case comes back unless policy is content then
 * @param reasonCode dotted and stable, mandatory
 * @param reviewer who decided; absent in answers from before reviewers were recorded
 * @param reviewCase the case that was looked at; absent: whichever the journey is held for
 * @param ask what the person is asked for; present with ask-more only
 */
public record ReviewAnswer(
    String requestId,
    Verdict verdict,
    String reasonCode,
    @Nullable CallerId reviewer,
    @Nullable ReviewCaseId reviewCase,
    @Nullable Challenge ask) {
  /** The ways out of a review. */
  public enum Verdict {
    CONFIRM,
    CLEAR,
    ASK_MORE;

    /** As callers say it: {@code ask-more}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public ReviewAnswer {
    if (!reasonCode.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+") || reasonCode.length() > 80) {
      throw new IllegalArgumentException("a review needs a dotted reason code");
    }
    if ((verdict == Verdict.ASK_MORE) != (ask != null)) {
      throw new IllegalArgumentException("asking for more, and nothing else, says for what");
    }
  }

  /** Confirms or clears whatever the journey is held for, without saying who does. */
  public ReviewAnswer(String requestId, Verdict verdict, String reasonCode) {
    this(requestId, verdict, reasonCode, null, null, null);
  }
}
