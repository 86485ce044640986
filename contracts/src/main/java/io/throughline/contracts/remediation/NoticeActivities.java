package io.throughline.contracts.remediation;

import io.temporal.activity.ActivityInterface;

/** Tells people what happened, in plain words, once for each notice key. */
@ActivityInterface
public interface NoticeActivities {
  /** Fails with {@code MAIL_UNREACHABLE} (tried again) or {@code MAIL_REFUSED}. */
  NoticeReceipt send(Notice notice);
}
