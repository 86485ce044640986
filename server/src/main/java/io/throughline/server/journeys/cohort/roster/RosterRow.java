package io.throughline.server.journeys.cohort.roster;

import io.throughline.contracts.identity.PlainText;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a roster, checked.
 *
 * @param line in which it stands, from 1 without the heading
 * @param worker the vendor's own reference, once in a cohort
 * @param account userName in the directory; null if there is none yet
 * @param zone IANA zone in which the person is said to work; null: nobody watches over the work
 */
public record RosterRow(
    int line,
    String worker,
    String name,
    String email,
    @Nullable String account,
    @Nullable String phone,
    @Nullable String bank,
    @Nullable String address,
    @Nullable String zone) {
  /** The columns of a roster; the first three are needed. */
  static final List<String> COLUMNS =
      List.of("worker", "name", "email", "account", "phone", "bank", "address", "zone");

  private static final Pattern WORKER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LONGEST = 200;

  /**
   * What is wrong with a row; it names the field and never says what stands in it.
   *
   * @param reason dotted and stable
   */
  public record Fault(int line, String field, String reason) {}

  /** A row that can be admitted, or what is wrong with it. */
  public sealed interface Read {
    /** It can be admitted. */
    record Good(RosterRow row) implements Read {}

    /** It cannot. */
    record Bad(List<Fault> faults) implements Read {}
  }

  /** Reads one row; the map has all columns, empty ones too. */
  static Read read(int line, Map<String, String> cells) {
    Map<String, String> filled = new LinkedHashMap<>();
    COLUMNS.forEach(name -> {
      String text = cells.getOrDefault(name, "").strip();
      if (!text.isEmpty()) {
        filled.put(name, text);
      }
    });
    List<Fault> faults =
        COLUMNS.stream()
            .filter(name -> !fits(name, filled.get(name)))
            .map(name -> new Fault(line, name, reason(filled.get(name))))
            .toList();
    return faults.isEmpty() ? new Read.Good(row(line, filled)) : new Read.Bad(faults);
  }

  private static String reason(@Nullable String text) {
    return text == null ? "roster.missing" : "roster.malformed";
  }

  private static RosterRow row(int line, Map<String, String> filled) {
    return new RosterRow(
        line,
        Objects.requireNonNull(filled.get("worker")),
        Objects.requireNonNull(filled.get("name")),
        Objects.requireNonNull(filled.get("email")),
        filled.get("account"),
        filled.get("phone"),
        filled.get("bank"),
        filled.get("address"),
        filled.get("zone"));
  }

  private static boolean fits(String name, @Nullable String text) {
    boolean needed = COLUMNS.indexOf(name) < 3;
    if (text == null) {
      return !needed;
    }
    return text.length() <= LONGEST
        && PlainText.isOneLine(text)
        && switch (name) {
          case "worker" -> WORKER.matcher(text).matches();
          case "email" -> PlainText.isMailAddress(text);
          case "name" -> text.length() <= 100;
          case "phone" -> TraitWords.phone(text).length() >= 6;
          case "bank" -> TraitWords.compact(text).length() >= 6;
          case "zone" -> isZone(text);
          default -> true;
        };
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.of(text).getId().equals(text);
    } catch (ZoneRulesException unknown) {
      return false;
    } catch (java.time.DateTimeException malformed) {
      return false;
    }
  }

  /** The same for rows that say the same, whatever line they stand in. */
  public String canonical() {
    return String.join(
        "\u001e",
        worker,
        name,
        email,
        text(account),
        text(phone),
        text(bank),
        text(address),
        text(zone));
  }

  private static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  /** What tells whether two people are one, in a form in which the same is the same. */
  public Map<String, String> traits() {
    Map<String, String> traits = new LinkedHashMap<>();
    traits.put("email", email);
    traits.put("name", TraitWords.words(name));
    if (phone != null) {
      traits.put("phone", TraitWords.phone(phone));
    }
    if (bank != null) {
      traits.put("bank", TraitWords.compact(bank));
    }
    if (address != null) {
      traits.put("address", TraitWords.words(address));
    }
    return traits;
  }

  @Override
  public String toString() {
    return "RosterRow[line " + line + "]";
  }
}
