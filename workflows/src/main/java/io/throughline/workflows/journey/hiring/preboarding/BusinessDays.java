package io.throughline.workflows.journey.hiring.preboarding;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/** Days on which offices work: no Saturdays, Sundays or holidays of the house. */
record BusinessDays(ZoneId zone, Set<LocalDate> holidays) {
  BusinessDays(ZoneId zone, Collection<LocalDate> holidays) {
    this(zone, Set.copyOf(holidays));
  }

  /** When so many whole business days are over; the day of {@code from} is none of them. */
  Instant after(Instant from, int days) {
    LocalDate day = from.atZone(zone).toLocalDate();
    for (int whole = 0; whole < days; ) {
      day = day.plusDays(1);
      whole += working(day) ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private boolean working(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    return !weekend && !holidays.contains(day);
  }
}
