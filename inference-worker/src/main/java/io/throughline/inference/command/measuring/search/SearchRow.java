package io.throughline.inference.command.measuring.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the result.
 *
 * @param goal the most that it may be; none where nothing is asked
 */
record SearchRow(String name, double value, String unit, @Nullable Double goal) {
  static SearchRow of(String name, double value, String unit) {
    return new SearchRow(name, value, unit, null);
  }

  SearchRow atMost(double most) {
    return new SearchRow(name, value, unit, most);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", name);
    fields.put("value", value);
    fields.put("unit", unit);
    fields.put("goal", goal);
    fields.put("ok", goal == null ? null : value <= goal);
    return fields;
  }

  String words() {
    String words = String.format(Locale.ROOT, "%-24s %12.4f %s", name, value, unit);
    return goal == null
        ? words
        : words
            + String.format(Locale.ROOT, ", at most %.2f: %s", goal, value <= goal ? "ok" : "over");
  }
}
