package io.throughline.activities.remediation;

import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.NoticeReceipt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Sends notices by mail, once in effect: the notice's row is locked while the mail server takes the
 * message, and is marked as sent after it has. A crash between the two sends the message again
 * under the same Message-ID, by which mail systems recognise a duplicate: a message told twice is
 * mended by that, one never told is mended by nothing.
 */
public final class MailNoticeActivities implements NoticeActivities {

  /** What the backup is told, since whoever should have acted has not. */
  private static final Set<NoticeKind> BACKUPS =
      EnumSet.of(NoticeKind.REVIEW_ESCALATED, NoticeKind.APPEAL_OVERDUE);

  private final NoticeStore store;
  private final MailCarrier carrier;
  private final NoticeTexts texts = new NoticeTexts();
  private final SmtpSettings settings;
  private final Optional<String> backup;
  private final PersonalPages pages;

  public MailNoticeActivities(DataSource database, SmtpSettings settings) {
    this(database, settings, Optional.empty(), PersonalPages.none());
  }

  /**
   * Sends notices under these settings.
   *
   * @param backup address of whoever is told when a review takes long; absent: the team
   */
  public MailNoticeActivities(
      DataSource database, SmtpSettings settings, Optional<String> backup, PersonalPages pages) {
    this.backup = backup;
    this.pages = pages;
    this.store = new NoticeStore(database, settings.timeout());
    this.carrier = new MailCarrier(settings);
    this.settings = settings;
  }

  @Override
  public NoticeReceipt send(Notice notice) {
    String messageId = messageId(notice.key());
    Envelope envelope = envelope(notice);
    try {
      boolean repeated =
          !store.once(
              notice.key(), messageId, () -> carrier.deliver(letter(notice, messageId, envelope)));
      return new NoticeReceipt(messageId, repeated);
    } catch (SQLException noDatabase) {
      // Without the row nothing may be sent: it could be the second time.
      throw FailureCode.MAIL_UNREACHABLE.failure("the notices cannot be recorded");
    }
  }

  /**
   * Between whom a letter goes.
   *
   * @param contact the human who answers
   */
  private record Envelope(String to, String contact) {}

  private Envelope envelope(Notice notice) {
    String candidate = notice.contacts().candidate();
    String team = notice.contacts().team();
    Envelope envelope =
        switch (notice.audience()) {
          case CANDIDATE -> new Envelope(candidate, team);
          case TEAM ->
              BACKUPS.contains(notice.kind())
                  ? new Envelope(backup.orElse(team), settings.contact())
                  : new Envelope(team, settings.contact());
        };
    if (!MailAddress.plain(envelope.to()) || !MailAddress.plain(envelope.contact())) {
      throw FailureCode.MAIL_REFUSED.failure("not one plain mail address");
    }
    return envelope;
  }

  /** Made for each try: the page's address in it is new, and is in this letter only. */
  private Letter letter(Notice notice, String messageId, Envelope envelope) {
    Map<String, URI> addresses = new HashMap<>();
    if (texts.namesPage(notice)) {
      pages.addressFor(notice.journey()).ifPresent(page -> addresses.put("page", page));
    }
    if (texts.names(notice, "denial")) {
      pages.denialFor(notice.journey()).ifPresent(denial -> addresses.put("denial", denial));
    }
    if (texts.names(notice, "appeal")) {
      pages.appealFor(notice.journey()).ifPresent(appeal -> addresses.put("appeal", appeal));
    }
    return new Letter(
        messageId,
        envelope.to(),
        envelope.contact(),
        texts.of(notice, envelope.contact(), addresses));
  }

  /**
   * The same for each try of one notice. Keys hold random pseudonyms, so that nobody finds the
   * journey by trying keys.
   */
  private String messageId(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("notice " + key).getBytes(StandardCharsets.UTF_8));
      return "<" + HexFormat.of().formatHex(digest, 0, 20) + "@" + settings.domain() + ">";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
