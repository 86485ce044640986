package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One meeting with the subject inside a journey, such as {@code interview-2} or {@code day-one}.
 */
public record InteractionId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*(-[1-9][0-9]{0,3})?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InteractionId {
    if (value.length() > 40 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an InteractionId");
    }
  }

  /** As people read it: {@code interview 2}. */
  public String spoken() {
    return value.replace('-', ' ');
  }

  @Override
  public String toString() {
    return value;
  }
}
