package io.throughline.server.api.answer.desk.bulk;

import io.throughline.server.journeys.cohort.roster.SeparatedRows;
import io.throughline.server.problem.ApiProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Many orders, read row by row: what is wrong with one hinders no other. */
final class BulkRows {
  private static final int MOST_ROWS = 1_000;
  private static final SeparatedRows TEXT =
      new SeparatedRows(BulkRow.COLUMNS, BulkRow.NEEDED, MOST_ROWS, "bulk.unreadable");

  private BulkRows() {}

  /** Of comma-separated values with a heading, in UTF-8. */
  static List<BulkRow> csv(byte[] bytes) {
    List<SeparatedRows.Row> rows = TEXT.read(text(bytes));
    return distinct(rows.stream().map(row -> BulkRow.read(row.line(), row.cells())).toList());
  }

  /** Of rows that came as JSON: texts, and numbers where a number is meant. */
  static List<BulkRow> json(List<Map<String, @Nullable Object>> told) {
    List<BulkRow> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> one : told) {
      if (!BulkRow.COLUMNS.containsAll(one.keySet())) {
        throw unreadable(
            "A row names " + String.join(", ", BulkRow.COLUMNS) + ", and nothing else.");
      }
      Map<String, String> cells = new HashMap<>();
      one.forEach((name, value) -> cells.put(name, cell(value)));
      rows.add(BulkRow.read(rows.size() + 1, cells));
    }
    return distinct(rows);
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Integer number -> number.toString();
      default -> throw unreadable("The fields of a row are texts, and interviews a number.");
    };
  }

  /** One reference is one row: a second one is refused, whatever it says. */
  private static List<BulkRow> distinct(List<BulkRow> rows) {
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw unreadable("There are 1 to " + MOST_ROWS + " rows.");
    }
    Set<String> references = new HashSet<>();
    return rows.stream()
        .map(row ->
            row.externalId() == null || references.add(row.externalId())
                ? row
                : row.refused("externalId", "bulk.repeated"))
        .toList();
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      throw unreadable("The text is not UTF-8.");
    }
  }

  private static ApiProblem unreadable(String detail) {
    return ApiProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "bulk.unreadable", detail);
  }
}
