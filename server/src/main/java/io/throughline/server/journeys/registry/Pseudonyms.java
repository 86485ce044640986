package io.throughline.server.journeys.registry;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import java.security.SecureRandom;

/** New ids of 130 random bits: nobody can tell whose they are, or guess the next. */
final class Pseudonyms {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  private final SecureRandom random = new SecureRandom();

  JourneyId journey() {
    return new JourneyId("j-" + characters());
  }

  SubjectId subject() {
    return new SubjectId("s-" + characters());
  }

  private String characters() {
    StringBuilder text = new StringBuilder(LENGTH);
    random.ints(LENGTH, 0, BASE32.length()).forEach(index -> text.append(BASE32.charAt(index)));
    return text.toString();
  }
}
