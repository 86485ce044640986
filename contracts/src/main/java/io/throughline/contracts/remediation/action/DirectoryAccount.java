package io.throughline.contracts.remediation.action;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The person's account in the directory. Personal data: travels only in payloads under the
 * subject's key.
 *
 * @param userName as RFC 7643 has it, 1 to 254 characters on one line
 */
public record DirectoryAccount(@JsonValue String userName) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DirectoryAccount {
    boolean odd = userName.chars().anyMatch(Character::isISOControl);
    if (userName.isBlank() || userName.length() > 254 || odd) {
      throw new IllegalArgumentException("an account's name is one short line");
    }
  }

  @Override
  public String toString() {
    return "DirectoryAccount[withheld]";
  }
}
