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
  /** Who is told. */
  public enum Audience {
    CANDIDATE,
    TEAM
  }

  public Notice {
    words = Map.copyOf(words);
  }
}
