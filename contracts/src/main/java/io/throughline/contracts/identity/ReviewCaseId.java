package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Pseudonym of one hold of one journey. Form: {@code r-}, the journey's 26 characters, {@code -},
 * and 1 for the journey's first hold.
 */
public record ReviewCaseId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("r-[a-z2-7]{26}-[1-9][0-9]{0,2}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReviewCaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a ReviewCaseId");
    }
  }

  /**
   * The case of a journey's hold.
   *
   * @param number 1 to 999
   */
  public static ReviewCaseId of(JourneyId journey, int number) {
    return new ReviewCaseId("r-" + journey.value().substring(2) + "-" + number);
  }

  /** The journey that is held. */
  public JourneyId journey() {
    return new JourneyId("j-" + value.substring(2, value.lastIndexOf('-')));
  }

  @Override
  public String toString() {
    return value;
  }
}
