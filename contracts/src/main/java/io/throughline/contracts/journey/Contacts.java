package io.throughline.contracts.journey;

/**
 * Whom to tell. Personal data: travels only in payloads under the subject's key.
 *
 * @param candidate e-mail address of the person
 * @param team e-mail address of the people who asked
 * @param salutation how the person is addressed, such as a first name
 */
public record Contacts(String candidate, String team, String salutation) {
  public Contacts {
    requireAddress(candidate);
    requireAddress(team);
    if (salutation.isBlank() || salutation.length() > 100 || hasControl(salutation)) {
      throw new IllegalArgumentException("the salutation is one short line");
    }
  }

  private static void requireAddress(String address) {
    int at = address.indexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > 254 || hasControl(address)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return "Contacts[withheld]";
  }
}
