package io.throughline.activities.policy;

import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hears what policy was asked and how it answered, to put the same before other rules. It is told
 * once the answer is there and says nothing back: nothing that it does reaches a journey.
 */
public interface PolicyShadow {
  /** No other rules are asked. */
  PolicyShadow NONE = (_, _, _) -> {};

  /**
   * Returns at once and fails never.
   *
   * @param live the answer that the journey has
   * @param reader of what the other rules answer to the same question
   */
  void hear(Asked asked, Answer live, Function<byte[], Answer> reader);

  /** Forgets what is waiting of those journeys; afterwards nothing of it is written down. */
  default void letGo(Set<String> journeys) {}

  /**
   * One question.
   *
   * @param journey pseudonym of the journey that asks
   * @param question the same for each try of one question, and for no other
   * @param rules path of the rules that are asked, such as {@code hiring}
   * @param input as JSON
   */
  record Asked(
      String journey,
      String question,
      String stage,
      String interaction,
      String rules,
      String input) {

    static Asked of(PolicyQuestion question, String input) {
      String step = question.step();
      int end = step.indexOf('/');
      return new Asked(
          end < 0 ? step : step.substring(0, end),
          step,
          question.stage().word(),
          question.interaction(),
          question.journey(),
          input);
    }
  }

  /**
   * What some rules say.
   *
   * @param outcome such as {@code proceed}; of a step-up with what is asked for
   * @param revision of the bundle; null where the answer names none
   */
  record Answer(String outcome, List<String> reasons, @Nullable String revision) {
    public Answer {
      reasons = List.copyOf(reasons);
    }

    static Answer of(Decision decision) {
      return new Answer(
          decision.spoken(), decision.basis().reasons(), decision.basis().bundleRevision());
    }
  }

  /**
   * How the answers to one kind of question are understood.
   *
   * @param read makes an answer of the bytes, or fails
   * @param said what of it can be compared
   */
  record Reading<T>(Function<byte[], T> read, Function<T, Answer> said) {}
}
