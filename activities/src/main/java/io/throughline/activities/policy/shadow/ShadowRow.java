package io.throughline.activities.policy.shadow;

import io.throughline.activities.policy.PolicyShadow.Answer;
import io.throughline.activities.policy.PolicyShadow.Asked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said to one question, by the rules in force and by the others.
 *
 * @param asked without its input
 * @param shadow null where the others gave no answer
 * @param noAnswer why there is none, dotted and stable; null where there is one
 */
record ShadowRow(
    Asked asked, Answer live, @Nullable Answer shadow, @Nullable String noAnswer, Instant at) {
  ShadowRow {
    if ((shadow == null) == (noAnswer == null)) {
      throw new IllegalArgumentException("there is an answer, or a reason why there is none");
    }
  }
}
