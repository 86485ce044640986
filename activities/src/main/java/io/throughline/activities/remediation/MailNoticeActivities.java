package io.throughline.activities.remediation;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.NoticeReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * Sends notices by mail, once in effect: the notice's row is locked while the mail server takes the
 * message, and is marked as sent after it has. A crash between the two sends the message again
 * under the same Message-ID, by which mail systems recognise a duplicate: a message told twice is
 * mended by that, one never told is mended by nothing.
 */
public final class MailNoticeActivities implements NoticeActivities {

  private final NoticeStore store;
  private final MailCarrier carrier;
  private final NoticeTexts texts = new NoticeTexts();
  private final SmtpSettings settings;

  public MailNoticeActivities(DataSource database, SmtpSettings settings) {
    this.store = new NoticeStore(database, settings.timeout());
    this.carrier = new MailCarrier(settings);
    this.settings = settings;
  }

  @Override
  public NoticeReceipt send(Notice notice) {
    String messageId = messageId(notice.key());
    Letter letter = letter(notice, messageId);
    try {
      boolean repeated = !store.once(notice.key(), messageId, () -> carrier.deliver(letter));
      return new NoticeReceipt(messageId, repeated);
    } catch (SQLException noDatabase) {
      // Without the row nothing may be sent: it could be the second time.
      throw FailureCode.MAIL_UNREACHABLE.failure("the notices cannot be recorded");
    }
  }

  private Letter letter(Notice notice, String messageId) {
    String candidate = notice.contacts().candidate();
    String team = notice.contacts().team();
    boolean toCandidate = notice.audience() == Notice.Audience.CANDIDATE;
    String to = toCandidate ? candidate : team;
    String contact = toCandidate ? team : settings.contact();
    if (!MailAddress.plain(to) || !MailAddress.plain(contact)) {
      throw FailureCode.MAIL_REFUSED.failure("not one plain mail address");
    }
    return new Letter(messageId, to, contact, texts.of(notice, contact));
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
