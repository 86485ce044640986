package io.throughline.activities.remediation;

/**
 * One message to one person.
 *
 * @param to plain mail address
 * @param contact plain mail address that answers go to
 */
record Letter(String messageId, String to, String contact, NoticeText text) {
  @Override
  public String toString() {
    return "Letter[" + messageId + "]";
  }
}
