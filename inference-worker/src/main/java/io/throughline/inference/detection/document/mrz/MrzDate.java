package io.throughline.inference.detection.document.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates of six digits, whose century is not written. */
final class MrzDate {
  /** No document is valid for longer than this. */
  private static final int LONGEST_VALIDITY_YEARS = 50;

  private MrzDate() {}

  /**
   * A birth, which is not after today. Unknown parts are fillers: then the earliest day that it can
   * be.
   */
  static Optional<LocalDate> birth(String digits, LocalDate today) {
    return date(known(digits), today.getYear() / 100 * 100)
        .map(date -> date.isAfter(today) ? date.minusYears(100) : date);
  }

  /** An expiry: of the centuries that there are, the one that is nearest to today. */
  static Optional<LocalDate> expiry(String digits, LocalDate today) {
    return date(digits, today.getYear() / 100 * 100)
        .map(date -> {
          if (date.isAfter(today.plusYears(LONGEST_VALIDITY_YEARS))) {
            return date.minusYears(100);
          }
          return date.isBefore(today.minusYears(LONGEST_VALIDITY_YEARS))
              ? date.plusYears(100)
              : date;
        });
  }

  /** Month and day may be unknown; what stands for them is 1. */
  private static String known(String digits) {
    String months = digits.substring(2, 4).equals("<<") ? "01" : digits.substring(2, 4);
    String days = digits.substring(4, 6).equals("<<") ? "01" : digits.substring(4, 6);
    return digits.substring(0, 2) + months + days;
  }

  private static Optional<LocalDate> date(String digits, int century) {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int year = century + Integer.parseInt(digits.substring(0, 2));
    int month = Integer.parseInt(digits.substring(2, 4));
    int day = Integer.parseInt(digits.substring(4, 6));
    try {
      // The 29th of February of one century need not be a day of the other.
      return Optional.of(
          month == 2 && day == 29 && !java.time.Year.isLeap(year)
              ? LocalDate.of(year, 2, 28)
              : LocalDate.of(year, month, day));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
