package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Pseudonym of one caller of the API. Form: {@code c-} and 26 base32 characters. */
public record CallerId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("c-[a-z2-7]{26}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallerId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a CallerId");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
