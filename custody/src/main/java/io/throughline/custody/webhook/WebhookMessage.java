package io.throughline.custody.webhook;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is signed: id, time and the very bytes of the body.
 *
 * @param id of the message, the same in every try to deliver it; without a dot, which parts the
 *     signed text
 * @param seconds when this try was made, in seconds since 1970
 * @param body not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record WebhookMessage(String id, long seconds, byte[] body) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  public WebhookMessage {
    if (!ID.matcher(id).matches() || seconds < 0) {
      throw new IllegalArgumentException("a webhook has an id without dots, and a time");
    }
  }

  /** The text before the body that is signed with it. */
  byte[] head() {
    return (id + "." + seconds + ".").getBytes(StandardCharsets.US_ASCII);
  }
}
