package io.throughline.activities.remediation;

import io.throughline.contracts.failure.FailureCode;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands messages to the mail server. */
final class MailCarrier {

  private final Session session;
  private final String from;

  MailCarrier(SmtpSettings settings) {
    this.from = settings.from();
    this.session =
        settings
            .login()
            .map(login -> Session.getInstance(properties(settings), authenticator(login)))
            .orElseGet(() -> Session.getInstance(properties(settings)));
  }

  /** Fails with {@code MAIL_UNREACHABLE} where a later try may succeed. */
  NoticeStore.Delivery deliver(Letter letter) {
    try {
      Transport.send(message(letter));
      return NoticeStore.Delivery.SENT;
    } catch (MessagingException refusedOrDown) {
      if (refusedForGood(refusedOrDown)) {
        return NoticeStore.Delivery.REFUSED;
      }
      // The cause is left out: its text may hold the recipient's address.
      throw FailureCode.MAIL_UNREACHABLE.failure("the mail server does not take the message");
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = new NamedMessage(session, letter.messageId());
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setReplyTo(new InternetAddress[] {new InternetAddress(letter.contact(), true)});
    message.setSubject(letter.text().subject(), "UTF-8");
    message.setText(letter.text().body(), "UTF-8");
    message.setSentDate(Date.from(Instant.now()));
    // RFC 3834: nobody's absence notice shall answer a machine.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  /** RFC 5321, 4.2.1: a reply of 500 and above says that the same again will fail again. */
  private static boolean refusedForGood(@Nullable Exception thrown) {
    Exception current = thrown;
    while (current instanceof MessagingException messaging) {
      int code =
          switch (messaging) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send when dataCommand(send) -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 500 && code < 600) {
        return true;
      }
      current = messaging.getNextException();
    }
    return false;
  }

  /** A refused sender or log-in is ours to mend, and no refusal of the recipient. */
  private static boolean dataCommand(SMTPSendFailedException failure) {
    String command = failure.getCommand();
    return command != null && (command.equals(".") || command.startsWith("DATA"));
  }

  private static Authenticator authenticator(SmtpSettings.Login login) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(login.name(), login.password());
      }
    };
  }

  private static Properties properties(SmtpSettings settings) {
    String timeout = Long.toString(settings.timeout().toMillis());
    String protocol = settings.security() == SmtpSettings.Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol.rfc822", protocol);
    properties.setProperty(prefix + "host", settings.host());
    properties.setProperty(prefix + "port", Integer.toString(settings.port()));
    properties.setProperty(prefix + "auth", Boolean.toString(settings.login().isPresent()));
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
    properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "timeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    return properties;
  }

  /** A message that keeps the Message-ID it is given. */
  private static final class NamedMessage extends MimeMessage {
    private final String messageId;

    NamedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
