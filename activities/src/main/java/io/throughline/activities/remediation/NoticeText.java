package io.throughline.activities.remediation;

/** What somebody is told: one line of subject, and a body that ends in a line feed. */
record NoticeText(String subject, String body) {

  NoticeText {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }
}
