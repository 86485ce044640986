package io.throughline.inference.command.measuring.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the result.
 *
 * @param goal the most that it may be; none without something to compare with
 * @param beside what another program spent on the same, measured in turns with this one
 */
record BenchRow(
    String name, double value, String unit, @Nullable Double goal, @Nullable Double beside) {
  static final String SECONDS = "CPU seconds per minute of video";

  static BenchRow of(String name, double value, String unit) {
    return new BenchRow(name, value, unit, null, null);
  }

  BenchRow atMost(double most) {
    return new BenchRow(name, value, unit, most, beside);
  }

  BenchRow beside(double other) {
    return new BenchRow(name, value, unit, goal, other);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", name);
    fields.put("value", value);
    fields.put("unit", unit);
    fields.put("goal", goal);
    fields.put("ok", goal == null ? null : value <= goal);
    if (beside != null) {
      fields.put("yardstick", beside);
      fields.put("ratio", value / beside);
    }
    return fields;
  }

  String words() {
    StringBuilder words =
        new StringBuilder(String.format(Locale.ROOT, "%-26s %7.2f %s", name, value, unit));
    if (beside != null) {
      words.append(
          String.format(Locale.ROOT, ", yardstick %.2f, ratio %.2f", beside, value / beside));
    }
    if (goal != null) {
      words.append(
          String.format(Locale.ROOT, ", at most %.2f: %s", goal, value <= goal ? "ok" : "over"));
    }
    return words.toString();
  }
}
