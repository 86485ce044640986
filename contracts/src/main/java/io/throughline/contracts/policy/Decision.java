package io.throughline.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/** What policy decided; each outcome has to be handled wherever a decision is acted on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Proceed.class, name = "proceed"),
  @JsonSubTypes.Type(value = Decision.ProceedAndWatch.class, name = "proceed-and-watch"),
  @JsonSubTypes.Type(value = Decision.StepUp.class, name = "step-up"),
  @JsonSubTypes.Type(value = Decision.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = Decision.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = Decision.Block.class, name = "block")
})
public sealed interface Decision {
  DecisionBasis basis();

  /** All required evidence agrees. */
  record Proceed(DecisionBasis basis) implements Decision {}

  /** As proceed, and later interactions are looked at more closely. */
  record ProceedAndWatch(DecisionBasis basis) implements Decision {}

  /** Ask the person for one thing more. */
  record StepUp(Challenge challenge, DecisionBasis basis) implements Decision {}

  /** A human looks at it. */
  record Hold(DecisionBasis basis) implements Decision {}

  /** The journey ends here with least privilege. */
  record Limit(DecisionBasis basis) implements Decision {}

  /** Policy says no; a journey obeys only once a human has confirmed it. */
  record Block(DecisionBasis basis) implements Decision {}

  /** The answer for everything unknown, null, missing, late or malformed. */
  static Decision hold(String reason) {
    return new Hold(DecisionBasis.withoutPolicy(reason));
  }

  /** The word in the type tag, as people and metrics see it. */
  default String word() {
    return switch (this) {
      case Proceed _ -> "proceed";
      case ProceedAndWatch _ -> "proceed-and-watch";
      case StepUp _ -> "step-up";
      case Hold _ -> "hold";
      case Limit _ -> "limit";
      case Block _ -> "block";
    };
  }

  /** The word, and of a step-up what is asked for: {@code step-up recapture}. */
  default String spoken() {
    return this instanceof StepUp stepUp
        ? word() + " " + stepUp.challenge().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : word();
  }
}
