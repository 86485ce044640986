package io.throughline.server.journeys.cohort;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.server.journeys.registry.Order;
import java.nio.charset.StandardCharsets;

/**
 * What somebody orders when a cohort is opened.
 *
 * @param vendor the caller who vouches for its members and sees them
 * @param contacts {@code candidate} is the vendor's manager
 */
public record CohortOrder(CallerId vendor, Contacts contacts, Timers timers) implements Order {
  /** The kind of journey, in ids and documents. */
  public static final String KIND = "cohort";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public byte[] canonical() {
    return String.join(
            "\u001f",
            KIND,
            vendor.value(),
            contacts.candidate(),
            contacts.team(),
            contacts.salutation(),
            timers.toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
