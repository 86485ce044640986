package io.throughline.activities.remediation;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Says which text is one mail address and nothing else: no list, no display name, no header. */
final class MailAddress {

  private MailAddress() {}

  /** Whether the text is exactly one address. */
  static boolean plain(String text) {
    if (text.isBlank() || text.length() > 254 || text.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    try {
      InternetAddress address = new InternetAddress(text, true);
      return text.equals(address.getAddress()) && !address.isGroup();
    } catch (AddressException notAnAddress) {
      return false;
    }
  }
}
