package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Pseudonym of a human, unrelated to any name, address or document. Form: {@code s-} and 26 random
 * base32 characters.
 */
public record SubjectId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("s-[a-z2-7]{26}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SubjectId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a SubjectId");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
