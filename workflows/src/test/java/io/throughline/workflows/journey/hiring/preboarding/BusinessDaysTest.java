package io.throughline.workflows.journey.hiring.preboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
  private static final List<LocalDate> CHRISTMAS =
      List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));

  @ParameterizedTest
  @CsvSource({
    // Monday noon: Tuesday to Monday, over at midnight before Tuesday.
    "2026-11-23T12:00:00Z, UTC, 2026-12-01T00:00:00Z",
    // Friday and Saturday end together.
    "2026-11-27T23:00:00Z, UTC, 2026-12-05T00:00:00Z",
    "2026-11-28T12:00:00Z, UTC, 2026-12-05T00:00:00Z",
    // Already Saturday in Tokyo, still Friday in New York.
    "2026-11-27T20:00:00Z, Asia/Tokyo, 2026-12-04T15:00:00Z",
    "2026-11-28T02:00:00Z, America/New_York, 2026-12-05T05:00:00Z",
    // Over a holiday, and over the year.
    "2026-12-23T12:00:00Z, UTC, 2027-01-01T00:00:00Z",
    "2026-12-28T12:00:00Z, UTC, 2027-01-06T00:00:00Z",
    // The clock is put forward in between.
    "2027-03-24T12:00:00Z, Europe/Berlin, 2027-03-31T22:00:00Z"
  })
  void fiveWholeDaysAreOver(Instant told, String zone, Instant over) {
    assertThat(new BusinessDays(ZoneId.of(zone), CHRISTMAS).after(told, 5)).isEqualTo(over);
  }
}
