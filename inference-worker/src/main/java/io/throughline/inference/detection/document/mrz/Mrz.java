package io.throughline.inference.detection.document.mrz;

import io.throughline.inference.detection.document.mrz.MrzFormat.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A machine readable zone that was read, each character a letter or digit as its place asks. What
 * it says of a person is given to nobody but the comparison of names, and to no text.
 */
public final class Mrz {
  /** Characters whose reading is less sure than this cannot contradict anything. */
  private static final double SURE = 0.6;

  private final MrzFormat format;
  private final List<String> lines;
  private final List<ReadLine> read;

  Mrz(MrzFormat format, List<String> lines, List<ReadLine> read) {
    this.format = format;
    this.lines = List.copyOf(lines);
    this.read = List.copyOf(read);
  }

  /** What of a true zone a zone can break. */
  public enum Fault {
    /** A check digit is not that of its field. */
    CHECK_DIGIT,
    /** A date that no calendar has, or an expiry before the birth. */
    DATES,
    /** A state or nationality that does not exist. */
    STATE
  }

  public MrzFormat format() {
    return format;
  }

  /** How many of the lines were read with as many characters as the format asks for. */
  public long formatSeen() {
    return read.stream().filter(ReadLine::whole).count();
  }

  /** Whether the fields lie where ICAO puts them: an older French card has an order of its own. */
  public boolean formKnown() {
    return !(format == MrzFormat.TD2
        && format.type().of(lines).equals("ID")
        && format.issuer().of(lines).equals("FRA"));
  }

  /** Whether it is of the state that only specimens are of. */
  public boolean specimen() {
    return format.issuer().of(lines).equals(IssuingStates.SPECIMEN);
  }

  /** What is broken first, in the order of {@link Fault}; empty if the zone can be true. */
  public Optional<Fault> fault(LocalDate today) {
    if (!checksHold()) {
      return Optional.of(Fault.CHECK_DIGIT);
    }
    Optional<LocalDate> birth = MrzDate.birth(format.birth().of(lines), today);
    Optional<LocalDate> expiry = MrzDate.expiry(format.expiry().of(lines), today);
    if (birth.isEmpty() || expiry.isEmpty() || expiry.get().isBefore(birth.get())) {
      return Optional.of(Fault.DATES);
    }
    boolean states =
        IssuingStates.hold(format.issuer().of(lines))
            && IssuingStates.hold(format.nationality().of(lines));
    return states ? Optional.empty() : Optional.of(Fault.STATE);
  }

  /** Whether all check digits are those of their fields. */
  public boolean checksHold() {
    Span birth = format.birth();
    Span expiry = format.expiry();
    return numberHolds()
        && holds(birth.of(lines), MrzFormat.after(birth).of(lines))
        && holds(expiry.of(lines), MrzFormat.after(expiry).of(lines))
        && optionalHolds()
        && compositeHolds();
  }

  /** Whether the document was valid until before that day; false where that is not told. */
  public boolean expired(LocalDate today) {
    return MrzDate.expiry(format.expiry().of(lines), today)
        .filter(day -> day.isBefore(today))
        .isPresent();
  }

  /** The holder's name. */
  public MrzName name() {
    return MrzName.of(format.names().of(lines));
  }

  /**
   * Whether another reading of the same zone says the same but for the name, which has no check.
   */
  public boolean saysTheSameAs(Mrz other) {
    return format == other.format && checked().equals(other.checked());
  }

  /** Whether every character that a check digit is over was read well, and none was made up. */
  public boolean sure() {
    for (ReadLine line : checkedLines()) {
      for (int i = 0; i < line.text().length(); i++) {
        if (line.text().charAt(i) != '<' && line.sure(i) < SURE) {
          return false;
        }
      }
      if (!line.whole()) {
        return false;
      }
    }
    return true;
  }

  /** Mean probability of the characters, 0 to 1. */
  public double quality() {
    return read.stream().mapToDouble(ReadLine::meanSure).average().orElse(0);
  }

  private List<ReadLine> checkedLines() {
    return format == MrzFormat.TD1 ? read.subList(0, 2) : read.subList(1, 2);
  }

  private List<String> checked() {
    return format == MrzFormat.TD1 ? lines.subList(0, 2) : lines.subList(1, 2);
  }

  private static boolean holds(String field, String digit) {
    return digit.charAt(0) == CheckDigit.of(field);
  }

  /** A number of more than nine characters runs on into the optional data, its digit after it. */
  private boolean numberHolds() {
    Span number = format.number();
    String digit = MrzFormat.after(number).of(lines);
    if (!digit.equals("<") || format == MrzFormat.TD3) {
      return holds(number.of(lines), digit);
    }
    String rest = format.optional().of(lines);
    int end = rest.indexOf('<');
    String more = end < 0 ? rest : rest.substring(0, end);
    return more.length() > 1
        && holds(
            number.of(lines) + more.substring(0, more.length() - 1),
            more.substring(more.length() - 1));
  }

  /** Only passports have one; without a personal number it may be left out. */
  private boolean optionalHolds() {
    if (format != MrzFormat.TD3) {
      return true;
    }
    String personal = format.optional().of(lines);
    String digit = MrzFormat.after(format.optional()).of(lines);
    boolean none = personal.chars().allMatch(c -> c == '<');
    return (none && digit.equals("<")) || holds(personal, digit);
  }

  private boolean compositeHolds() {
    StringBuilder over = new StringBuilder();
    format.composite().forEach(span -> over.append(span.of(lines)));
    return format.compositeDigit().map(span -> holds(over.toString(), span.of(lines))).orElse(true);
  }

  @Override
  public String toString() {
    return "Mrz[" + format + "]";
  }
}
