package io.throughline.contracts.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where evidence lies in the vault: HMAC-SHA-256 of its bytes under a key of its subject, in hex.
 * It neither confirms a known file nor shows that two people handed in the same one.
 */
public record EvidenceAddress(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EvidenceAddress {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an EvidenceAddress");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
