package io.throughline.activities.remediation;

import java.time.Duration;
import java.util.Optional;

/**
 * The mail server, and how this house is named in mail.
 *
 * @param from address that notices come from; its domain also ends their Message-IDs
 * @param contact address of the human whom the team may ask
 * @param timeout for each step of the conversation: connect, read, write
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    String contact,
    Duration timeout) {

  /** How the conversation is protected; with the last two, plain text is never spoken instead. */
  public enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  /** Name and password for the mail server. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return "Login[withheld]";
    }
  }

  public SmtpSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the mail server needs a host and a port");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the mail timeout must be positive");
    }
    if (!MailAddress.plain(from) || !MailAddress.plain(contact)) {
      throw new IllegalArgumentException("mail needs plain addresses to come from and to ask");
    }
  }

  /** What stands behind the {@code @} of Message-IDs. */
  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }
}
