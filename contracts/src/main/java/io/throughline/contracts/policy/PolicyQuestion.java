package io.throughline.contracts.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that policy may know when it decides one step. Its JSON schema is {@code
 * policies/question.schema.json}: no protected attribute has a place in it.
 *
 * @param step idempotency key, journey/interaction/attempt
 * @param journey the kind of journey, such as {@code hiring}
 * @param interaction such as {@code interview-2}
 * @param earlier how many earlier interactions the chain holds
 * @param attempt 1 for the first capture of this interaction, 2 for the first re-capture
 * @param promptsUsed extra prompts that this person has been given in this journey
 * @param friction what the person has spent so far; a question without it is none
 * @param challenge what this attempt has to answer; null where nothing was asked for
 * @param device where it was handed in, if that tells anything; null where it does not
 */
public record PolicyQuestion(
    String step,
    String journey,
    Stage stage,
    String interaction,
    int earlier,
    int attempt,
    int promptsUsed,
    List<Signal> signals,
    List<LinkSignal> links,
    List<Problem> problems,
    FrictionSpent friction,
    @Nullable Challenge challenge,
    @Nullable Device device) {

  /** What is known of where something was handed in. */
  public enum Device {
    /** A browser in which the person had been before. */
    @JsonProperty("known")
    KNOWN
  }

  /** Of something of which nobody knows where it was handed in. */
  public PolicyQuestion(
      String step,
      String journey,
      Stage stage,
      String interaction,
      int earlier,
      int attempt,
      int promptsUsed,
      List<Signal> signals,
      List<LinkSignal> links,
      List<Problem> problems,
      FrictionSpent friction,
      @Nullable Challenge challenge) {
    this(
        step,
        journey,
        stage,
        interaction,
        earlier,
        attempt,
        promptsUsed,
        signals,
        links,
        problems,
        friction,
        challenge,
        null);
  }

  public PolicyQuestion {
    signals = List.copyOf(signals);
    links = List.copyOf(links);
    problems = List.copyOf(problems);
  }
}
