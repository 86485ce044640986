package io.throughline.inference.command.measuring.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the result.
 *
 * @param goal what it may be; none where nothing is asked
 * @param least whether the goal is the least that it may be, not the most
 */
record SearchRow(String name, double value, String unit, @Nullable Double goal, boolean least) {
  static SearchRow of(String name, double value, String unit) {
    return new SearchRow(name, value, unit, null, false);
  }

  SearchRow atMost(double most) {
    return new SearchRow(name, value, unit, most, false);
  }

  SearchRow atLeast(double fewest) {
    return new SearchRow(name, value, unit, fewest, true);
  }

  private @Nullable Boolean ok() {
    if (goal == null) {
      return null;
    }
    return least ? value >= goal : value <= goal;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", name);
    fields.put("value", value);
    fields.put("unit", unit);
    fields.put("goal", goal);
    fields.put("ok", ok());
    return fields;
  }

  String words() {
    String words = String.format(Locale.ROOT, "%-28s %10.4f %s", name, value, unit);
    return goal == null
        ? words
        : words
            + String.format(
                Locale.ROOT,
                ", at %s %.2f: %s",
                least ? "least" : "most",
                goal,
                Boolean.TRUE.equals(ok()) ? "ok" : "missed");
  }
}
