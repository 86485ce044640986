package io.throughline.server.journeys.cohort.roster;

import io.throughline.server.problem.ApiProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * A roster as it was read: who can be admitted, and what is wrong with the others.
 *
 * @param faults of rows that cannot be admitted, in order
 */
public record Roster(List<RosterRow> rows, List<RosterRow.Fault> faults) {
  /** As many as a cohort can have; a longer one is cut by whoever sends it. */
  private static final int MOST_ROWS = 300;

  private static final SeparatedRows TEXT =
      new SeparatedRows(RosterRow.COLUMNS, 3, MOST_ROWS, "roster.malformed");

  public Roster {
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /**
   * Reads comma-separated values (RFC 4180) with a heading. Fails with {@code roster.malformed}
   * where that is not one; a row that is wrong hinders no other.
   */
  public static Roster csv(String text) {
    return of(TEXT.read(text).stream().map(SeparatedRows.Row::cells).toList());
  }

  /** Reads rows that were told apart already. */
  public static Roster of(List<Map<String, String>> told) {
    if (told.isEmpty() || told.size() > MOST_ROWS) {
      throw malformed("A roster has 1 to 300 rows.");
    }
    List<RosterRow> rows = new ArrayList<>();
    List<RosterRow.Fault> faults = new ArrayList<>();
    Set<String> workers = new HashSet<>();
    for (int line = 1; line <= told.size(); line++) {
      switch (RosterRow.read(line, told.get(line - 1))) {
        case RosterRow.Read.Bad bad -> faults.addAll(bad.faults());
        case RosterRow.Read.Good good -> {
          if (workers.add(good.row().worker())) {
            rows.add(good.row());
          } else {
            faults.add(new RosterRow.Fault(line, "worker", "roster.repeated"));
          }
        }
      }
    }
    return new Roster(rows, faults);
  }

  /**
   * The same roster from somebody who does not say which account of the directory is whose, such as
   * a vendor: whoever could would be let into any of them.
   */
  public Roster withoutAccounts() {
    List<RosterRow.Fault> all = new ArrayList<>(faults);
    List<RosterRow> own = new ArrayList<>();
    for (RosterRow row : rows) {
      if (row.account() == null) {
        own.add(row);
      } else {
        all.add(new RosterRow.Fault(row.line(), "account", "roster.not-allowed"));
      }
    }
    return new Roster(own, all);
  }

  private static ApiProblem malformed(String detail) {
    return ApiProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "roster.malformed", detail);
  }
}
