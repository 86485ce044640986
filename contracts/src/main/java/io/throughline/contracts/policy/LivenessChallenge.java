package io.throughline.contracts.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person is asked to do before the camera, drawn anew each time so that no recording can be
 * ready for it.
 *
 * @param tasks to be done in this order; none twice in a row; none where only digits are asked for
 * @param digits to be read out loud instead, by whoever cannot do the tasks
 */
public record LivenessChallenge(List<Task> tasks, String digits) {
  private static final int TASKS = 3;
  private static final int DIGITS = 5;

  /**
   * How many different orders there are; one that was filmed before fits by a chance of 1 in it.
   */
  public static final int ORDERS = 12;

  public LivenessChallenge {
    tasks = List.copyOf(tasks);
    boolean nothing = tasks.isEmpty() && digits.isEmpty();
    if (nothing || tasks.size() > 9 || !digits.matches("[0-9]{0,9}")) {
      throw new IllegalArgumentException("not a challenge");
    }
  }

  /** Something that shows in the landmarks of a face, and that nobody is asked to hold long. */
  public enum Task {
    /** The head to one side and back. */
    @JsonProperty("turn-head")
    TURN_HEAD,
    /** The mouth open wide for about a second. */
    @JsonProperty("open-mouth")
    OPEN_MOUTH,
    /** Both eyes closed for about two seconds. */
    @JsonProperty("close-eyes")
    CLOSE_EYES;

    /** As options and words have it: {@code turn-head}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Draws one; never call it from workflow code but inside a side effect. */
  public static LivenessChallenge drawn() {
    SecureRandom random = new SecureRandom();
    List<Task> tasks = new ArrayList<>();
    while (tasks.size() < TASKS) {
      Task next = Task.values()[random.nextInt(Task.values().length)];
      if (tasks.isEmpty() || tasks.getLast() != next) {
        tasks.add(next);
      }
    }
    return new LivenessChallenge(tasks, digits(random));
  }

  /** None twice in a row: of two, one is easily taken for the other's echo. */
  private static String digits(SecureRandom random) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < DIGITS) {
      char next = (char) ('0' + random.nextInt(10));
      if (digits.isEmpty() || digits.charAt(digits.length() - 1) != next) {
        digits.append(next);
      }
    }
    return digits.toString();
  }

  /** The tasks as one word: {@code turn-head,open-mouth,close-eyes}. */
  @JsonIgnore
  public String words() {
    return tasks.stream().map(Task::word).collect(Collectors.joining(","));
  }
}
