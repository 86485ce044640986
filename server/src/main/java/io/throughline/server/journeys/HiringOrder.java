package io.throughline.server.journeys;

import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import java.nio.charset.StandardCharsets;

/**
 * What somebody orders when a hiring journey is started.
 *
 * @param interviews 1 to 10
 */
public record HiringOrder(int interviews, Contacts contacts, Timers timers) {

  /** The kind of journey, in ids and documents. */
  public static final String KIND = "hiring";

  public HiringOrder {
    if (interviews < 1 || interviews > 10) {
      throw new IllegalArgumentException("a hiring journey has 1 to 10 interviews");
    }
  }

  /** The same for equal orders only; the unit separator occurs in none of the parts. */
  byte[] canonical() {
    return String.join(
            "\u001f",
            KIND,
            Integer.toString(interviews),
            contacts.candidate(),
            contacts.team(),
            contacts.salutation(),
            timers.toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
