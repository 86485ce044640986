package io.throughline.server.journeys.cohort.roster;

import io.throughline.server.problem.ApiProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.http.HttpStatus;

/**
 * Comma-separated values (RFC 4180) with a heading, in any order of its columns.
 *
 * @param columns that there may be
 * @param needed how many of the first ones there have to be
 * @param most rows
 * @param reason of what is no such list, dotted and stable
 */
public record SeparatedRows(List<String> columns, int needed, int most, String reason) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  public SeparatedRows {
    columns = List.copyOf(columns);
  }

  /**
   * One row.
   *
   * @param line in which it begins, from 1 with the heading, as an editor shows it
   */
  public record Row(int line, Map<String, String> cells) {}

  /** Fails with the reason where the text is no such list. */
  public List<Row> read(String marked) {
    String text = marked.replaceFirst("^\uFEFF", "");
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      requireColumns(Set.copyOf(parser.getHeaderNames()));
      LineCount lines = new LineCount(text);
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (!record.isConsistent() || rows.size() == most) {
          throw malformed(
              "Each row has as many fields as the heading; there are " + most + " at most.");
        }
        rows.add(new Row(lines.at(record.getCharacterPosition()), record.toMap()));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
      throw malformed("It is no list of comma-separated values with a heading.");
    }
  }

  private void requireColumns(Set<String> named) {
    if (!named.containsAll(columns.subList(0, needed)) || !Set.copyOf(columns).containsAll(named)) {
      throw malformed(
          "The heading names %s; %s are needed."
              .formatted(
                  String.join(", ", columns), String.join(", ", columns.subList(0, needed))));
    }
  }

  private ApiProblem malformed(String detail) {
    return ApiProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, reason, detail);
  }

  /** Counts lines of a text on the way through it. */
  private static final class LineCount {
    private final String text;
    private int seen;
    private int line = 1;

    LineCount(String text) {
      this.text = text;
    }

    /** The line of the first character from there on that ends none. */
    int at(long position) {
      while (seen < text.length() && (seen < position || endsLine(text.charAt(seen)))) {
        boolean half = text.charAt(seen) == '\r' && text.startsWith("\n", seen + 1);
        if (endsLine(text.charAt(seen)) && !half) {
          line++;
        }
        seen++;
      }
      return line;
    }

    private static boolean endsLine(char character) {
      return character == '\n' || character == '\r';
    }
  }
}
