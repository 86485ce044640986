package io.throughline.server.api.answer.desk.bulk;

import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.PlainText;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.api.answer.desk.bulk.BulkReport.Fault;
import io.throughline.server.journeys.registry.HiringOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of many, checked.
 *
 * @param line in which it begins, or the number of a row that came as JSON
 * @param externalId the orderer's own reference; null where that is none
 * @param order absent where something is wrong
 * @param faults what is wrong; they name fields and never say what stands in them
 */
record BulkRow(
    int line, @Nullable String externalId, @Nullable HiringOrder order, List<Fault> faults) {
  /** The columns; the first four are needed. */
  static final List<String> COLUMNS =
      List.of(
          "externalId", "email", "salutation", "team", "interviews", "account", "dayOne", "zone");

  static final int NEEDED = 4;
  private static final String STANDARD_INTERVIEWS = "2";
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern INTERVIEWS = Pattern.compile("[1-9]|10");
  private static final int LONGEST = 200;
  private static final int LONGEST_SALUTATION = 100;

  BulkRow {
    faults = List.copyOf(faults);
  }

  /** Reads one row; cells may be missing, or there in vain. */
  static BulkRow read(int line, Map<String, String> cells) {
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
            .map(name ->
                new Fault(name, filled.containsKey(name) ? "bulk.malformed" : "bulk.missing"))
            .toList();
    String reference = filled.get("externalId");
    boolean known = reference != null && REFERENCE.matcher(reference).matches();
    return new BulkRow(
        line, known ? reference : null, faults.isEmpty() ? order(filled) : null, faults);
  }

  /** The same row with something else that is wrong. */
  BulkRow refused(String field, String reason) {
    return new BulkRow(line, externalId, null, List.of(new Fault(field, reason)));
  }

  /** Of all idempotency keys only those of rows hold a blank, which no header can. */
  String key() {
    return "hiring row " + Objects.requireNonNull(externalId);
  }

  private static boolean fits(String name, @Nullable String text) {
    if (text == null) {
      return COLUMNS.indexOf(name) >= NEEDED;
    }
    return text.length() <= LONGEST
        && PlainText.isOneLine(text)
        && switch (name) {
          case "externalId" -> REFERENCE.matcher(text).matches();
          case "email", "team" -> PlainText.isMailAddress(text);
          case "salutation" -> text.length() <= LONGEST_SALUTATION;
          case "interviews" -> INTERVIEWS.matcher(text).matches();
          case "account" -> possible(DirectoryAccount::new, text);
          case "dayOne" -> day(text).isPresent();
          case "zone" -> possible(WatchPlan::standard, text);
          default -> false;
        };
  }

  private static boolean possible(Function<String, Object> made, String text) {
    try {
      Object _ = made.apply(text);
      return true;
    } catch (IllegalArgumentException impossible) {
      return false;
    }
  }

  private static Optional<HiringRequest.DayOne> day(String text) {
    return switch (text) {
      case "remote" -> Optional.of(HiringRequest.DayOne.REMOTE);
      case "in-person" -> Optional.of(HiringRequest.DayOne.IN_PERSON);
      default -> Optional.empty();
    };
  }

  private static HiringOrder order(Map<String, String> filled) {
    return new HiringOrder(
        Integer.parseInt(filled.getOrDefault("interviews", STANDARD_INTERVIEWS)),
        new Contacts(
            Objects.requireNonNull(filled.get("email")),
            Objects.requireNonNull(filled.get("team")),
            Objects.requireNonNull(filled.get("salutation"))),
        Timers.standard(),
        Optional.ofNullable(filled.get("account")).map(DirectoryAccount::new).orElse(null),
        Optional.ofNullable(filled.get("dayOne")).flatMap(BulkRow::day).orElse(null),
        Optional.ofNullable(filled.get("zone")).map(WatchPlan::standard).orElse(null),
        null);
  }

  @Override
  public String toString() {
    return "BulkRow[line " + line + "]";
  }
}
