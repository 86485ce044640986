package io.throughline.server.api.caller.token;

import io.throughline.contracts.identity.CallerId;
import java.security.SecureRandom;

/** New pseudonyms for owners of tokens. */
final class OwnerPseudonyms {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OwnerPseudonyms() {}

  static CallerId fresh() {
    StringBuilder text = new StringBuilder("c-");
    RANDOM.ints(LENGTH, 0, BASE32.length()).forEach(index -> text.append(BASE32.charAt(index)));
    return new CallerId(text.toString());
  }
}
