package io.throughline.activities.action;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import java.time.Instant;

/** Orders as a journey gives them. */
final class Orders {
  static final DirectoryAccount SAM = new DirectoryAccount("sam.o'neil+\"x\"@corp.example");
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private Orders() {}

  static RemedyOrder automatic(String key, Remedy remedy) {
    return new RemedyOrder(key(key), journey(key), SAM, remedy, null, true, LATER, null);
  }

  static RemedyOrder byHuman(String key, Remedy remedy) {
    return new RemedyOrder(key(key), journey(key), SAM, remedy, null, false, LATER, null);
  }

  static RemedyOrder undoing(RemedyOrder order) {
    return new RemedyOrder(
        order.key() + "/undo",
        order.journey(),
        order.account(),
        order.remedy().inverse().orElseThrow(),
        order.key(),
        false,
        LATER,
        null);
  }

  static RemedyOrder withoutAccount(RemedyOrder order) {
    return new RemedyOrder(
        order.key(), order.journey(), null, order.remedy(), null, true, LATER, null);
  }

  static RemedyOrder until(RemedyOrder order, Instant deadline) {
    return new RemedyOrder(
        order.key(), order.journey(), order.account(), order.remedy(), null, true, deadline, null);
  }

  private static String key(String letter) {
    return journey(letter) + "/day-one/1/x";
  }

  private static JourneyId journey(String letter) {
    return new JourneyId("j-" + letter.repeat(26));
  }
}
