package io.throughline.contracts.remediation;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Contacts;
import java.util.Map;

/**
 * Something to tell somebody, once.
 *
 * @param key idempotency key, journey/stage/step/audience
 * @param words to put into the text; nothing personal beyond {@code contacts}
 */
public record Notice(
    String key,
    JourneyId journey,
    Audience audience,
    NoticeKind kind,
    Contacts contacts,
    Map<String, String> words) {
  /** The word that says what kind of journey it is about; left out, it is a hiring. */
  public static final String JOURNEY_KIND = "kind";

  /** Who is told. */
  public enum Audience {
    CANDIDATE,
    TEAM
  }

  public Notice {
    words = Map.copyOf(words);
  }
}
