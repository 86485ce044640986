package io.throughline.inference.detection.document.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Zones of the specimens that ICAO Doc 9303 parts 4 to 7 print, and what may happen to them. */
class MrzReadingTest {
  private static final LocalDate TODAY = LocalDate.of(2010, 6, 1);
  private static final String[] PASSPORT = {
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
  };
  private static final String[] CARD = {
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
  };
  private static final String[] TWO_LINES = {
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"
  };
  private static final String[] VISA = {
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"
  };

  @Test
  void theSpecimensHoldInEveryFormat() {
    for (String[] lines : List.of(PASSPORT, CARD, TWO_LINES, VISA)) {
      Mrz mrz = read(lines);
      assertThat(mrz.checksHold()).as(mrz.toString()).isTrue();
      assertThat(mrz.fault(TODAY)).isEmpty();
      assertThat(mrz.specimen()).isTrue();
      assertThat(mrz.name()).isEqualTo(new MrzName("ERIKSSON", "ANNA MARIA", false));
    }
    assertThat(read(VISA).format()).isEqualTo(MrzFormat.MRV_A);
  }

  @Test
  void eachAlteredDigitOfACheckedFieldIsSeen() {
    String data = PASSPORT[1];
    for (int at : new int[] {1, 3, 9, 13, 17, 19, 21, 26, 27, 30, 42, 43}) {
      char old = data.charAt(at);
      char other = old == '5' ? '6' : '5';
      String altered = data.substring(0, at) + other + data.substring(at + 1);
      assertThat(read(PASSPORT[0], altered).checksHold()).as("column %d", at).isFalse();
    }
  }

  @Test
  void lettersAndDigitsThatLookAlikeAreReadByTheirPlace() {
    Mrz mrz =
        read(PASSPORT[0].replace("UTO", "UT0"), "L898902C36UT074O8I22F1204159ZE184226B<<<<<1O");
    assertThat(mrz.checksHold()).isTrue();
    assertThat(mrz.specimen()).isTrue();
  }

  @Test
  void anOInANumberIsTakenForAZeroOnlyIfTheDigitsThenHold() {
    assertThat(read(PASSPORT[0], PASSPORT[1].replace("L898902", "L8989O2")).checksHold()).isTrue();
    assertThat(read(PASSPORT[0], PASSPORT[1].replace("L898902", "L8989O3")).checksHold()).isFalse();
  }

  @Test
  void aRowOfFillersOfAnotherLengthIsMendedButContradictsNothing() {
    String shorter = TWO_LINES[1].replace("<<<<<<<", "<<<<<");
    assertThat(read(TWO_LINES[0], shorter).checksHold()).isTrue();
    Mrz altered = read(TWO_LINES[0], shorter.replace("7408122", "7508122"));
    assertThat(altered.checksHold()).isFalse();
    assertThat(altered.sure()).isFalse();
  }

  @Test
  void whatWasReadBadlyContradictsNothing() {
    double[] doubtful = new double[44];
    Arrays.fill(doubtful, 0.99);
    doubtful[15] = 0.4;
    String altered = PASSPORT[1].replace("740812", "750812");
    Mrz mrz =
        MrzReading.of(List.of(line(PASSPORT[0]), new ReadLine(altered, doubtful))).orElseThrow();
    assertThat(mrz.checksHold()).isFalse();
    assertThat(mrz.sure()).isFalse();
    assertThat(read(PASSPORT[0], altered).sure()).isTrue();
  }

  @Test
  void aLongNumberRunsOnIntoTheOptionalData() {
    String number = "D23145890734";
    String rest = "734" + CheckDigit.of(number);
    String first = ("I<UTO" + "D23145890" + "<" + rest).concat("<".repeat(30 - 15 - rest.length()));
    String second = "7408122F1204159UTO<<<<<<<<<<<";
    String over =
        first.substring(5)
            + second.substring(0, 7)
            + second.substring(8, 15)
            + second.substring(18);
    assertThat(read(first, second + CheckDigit.of(over), CARD[2]).checksHold()).isTrue();
    String altered = first.replace("734", "744");
    assertThat(read(altered, second + CheckDigit.of(over), CARD[2]).checksHold()).isFalse();
  }

  @Test
  void datesThatNoCalendarHasAreAFaultAndOldOnesAreExpired() {
    assertThat(withDates("741312", "120415").fault(TODAY)).contains(Mrz.Fault.DATES);
    assertThat(withDates("740231", "120415").fault(TODAY)).contains(Mrz.Fault.DATES);
    assertThat(withDates("74<<<<", "120415").fault(TODAY)).isEmpty();
    assertThat(read(PASSPORT).expired(TODAY)).isFalse();
    assertThat(read(PASSPORT).expired(LocalDate.of(2012, 4, 15))).isFalse();
    assertThat(read(PASSPORT).expired(LocalDate.of(2012, 4, 16))).isTrue();
  }

  @Test
  void theCenturyIsTheOneThatCanBe() {
    assertThat(MrzDate.birth("100602", TODAY)).contains(LocalDate.of(1910, 6, 2));
    assertThat(MrzDate.birth("100531", TODAY)).contains(LocalDate.of(2010, 5, 31));
    assertThat(MrzDate.expiry("991231", TODAY)).contains(LocalDate.of(1999, 12, 31));
    assertThat(MrzDate.expiry("350101", TODAY)).contains(LocalDate.of(2035, 1, 1));
  }

  @Test
  void otherTextIsNoZone() {
    assertThat(MrzReading.of(List.of())).isEmpty();
    assertThat(MrzReading.of(List.of(line("DATE OF BIRTH"), line("12AUG74")))).isEmpty();
    assertThat(MrzReading.of(List.of(line(""), line(PASSPORT[1])))).isEmpty();
  }

  @Test
  void nothingOfThePersonIsInItsText() {
    assertThat(read(PASSPORT).toString()).isEqualTo("Mrz[TD3]");
    assertThat(read(PASSPORT).name().toString()).isEqualTo("MrzName");
    assertThat(line(PASSPORT[1]).toString()).isEqualTo("ReadLine[44]");
  }

  /** The passport with other dates, whose check digits are right. */
  private static Mrz withDates(String birth, String expiry) {
    String data = PASSPORT[1];
    String open =
        data.substring(0, 13)
            + birth
            + CheckDigit.of(birth)
            + "F"
            + expiry
            + CheckDigit.of(expiry)
            + data.substring(28, 43);
    String over = open.substring(0, 10) + open.substring(13, 20) + open.substring(21);
    return read(PASSPORT[0], open + CheckDigit.of(over));
  }

  private static Mrz read(String... lines) {
    Optional<Mrz> mrz = MrzReading.of(Arrays.stream(lines).map(MrzReadingTest::line).toList());
    return mrz.orElseThrow();
  }

  private static ReadLine line(String text) {
    double[] sure = new double[text.length()];
    Arrays.fill(sure, 0.99);
    return new ReadLine(text, sure);
  }
}
