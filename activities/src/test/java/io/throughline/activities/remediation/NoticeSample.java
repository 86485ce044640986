package io.throughline.activities.remediation;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import java.util.Map;

/** Notices as a journey sends them. */
final class NoticeSample {

  static final String CANDIDATE = "candidate@example.org";
  static final String TEAM = "team@example.org";
  private static final JourneyId JOURNEY = new JourneyId("j-" + "a".repeat(26));

  private NoticeSample() {}

  static Notice of(NoticeKind kind, Notice.Audience audience) {
    return of(kind, audience, new Contacts(CANDIDATE, TEAM, "Ada"), Map.of());
  }

  static Notice of(
      NoticeKind kind, Notice.Audience audience, Contacts contacts, Map<String, String> words) {
    String key = JOURNEY + "/" + kind + "/" + audience;
    return new Notice(key, JOURNEY, audience, kind, contacts, words);
  }
}
