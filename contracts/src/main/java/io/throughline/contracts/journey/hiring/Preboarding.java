package io.throughline.contracts.journey.hiring;

import java.time.LocalDate;
import java.util.List;

/**
 * What is looked at between identity and day one.
 *
 * @param background whether a background check's result is waited for
 * @param logistics whether ship-to and bank account are waited for
 * @param holidays that are no business days, beside Saturdays and Sundays
 * @param zone whose days they are, such as {@code Europe/Berlin}
 */
public record Preboarding(
    boolean background, boolean logistics, List<LocalDate> holidays, String zone) {
  private static final int MOST_HOLIDAYS = 100;

  public Preboarding {
    holidays = List.copyOf(holidays);
    if (!background && !logistics) {
      throw new IllegalArgumentException("preboarding looks at something");
    }
    if (holidays.size() > MOST_HOLIDAYS) {
      throw new IllegalArgumentException("at most 100 holidays");
    }
    var _ = java.time.ZoneId.of(zone);
  }
}
