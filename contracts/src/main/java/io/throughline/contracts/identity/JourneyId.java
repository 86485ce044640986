package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Pseudonym of one journey of one subject. Form: {@code j-} and 26 random base32 characters. */
public record JourneyId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("j-[a-z2-7]{26}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JourneyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a JourneyId");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
