package io.throughline.activities.cohort;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * What members of a cohort share with each other and with members of other cohorts of the same
 * tenant: entries of their rosters and devices by keyed digests, faces by leads that nobody has
 * ruled out.
 */
final class Ties {
  private static final String SHARED =
      """
      select least(a, b), greatest(a, b), array_agg(distinct kind order by kind) from (
        select m.journey_id a, o.journey_id b, t.kind
          from cohort_member m
          join roster_trait t on t.journey_id = m.journey_id
          join roster_trait o on o.tenant = t.tenant and o.kind = t.kind and o.digest = t.digest
            and o.subject_id <> t.subject_id
          where m.cohort_id = ?
        union all
        select m.journey_id, o.journey_id, 'device'
          from cohort_member m
          join work_trait t on t.tenant = m.tenant and t.subject_id = m.subject_id
            and t.kind = 'device'
          join work_trait u on u.tenant = t.tenant and u.kind = t.kind and u.digest = t.digest
            and u.subject_id <> t.subject_id
          join cohort_member o on o.tenant = u.tenant and o.subject_id = u.subject_id
          where m.cohort_id = ?
        union all
        select m.journey_id, o.journey_id, case l.strength when 'supported' then 'face' else 'look' end
          from cohort_member m
          join lead l on l.tenant = m.tenant and m.subject_id in (l.subject, l.other)
            and l.purpose = 'duplicates' and coalesce(l.verdict, '') <> 'different-humans'
          join cohort_member o on o.tenant = l.tenant and o.subject_id in (l.subject, l.other)
            and o.subject_id <> m.subject_id
          where m.cohort_id = ?
      ) shared group by 1, 2 order by 1, 2
      """;

  private final DataSource database;

  Ties(DataSource database) {
    this.database = database;
  }

  /** Two members and what they share. */
  record Tie(JourneyId one, JourneyId other, List<String> kinds) {}

  List<Tie> of(CohortName cohort) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SHARED)) {
      for (int place = 1; place <= 3; place++) {
        select.setString(place, cohort.journey().value());
      }
      List<Tie> ties = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String[] kinds = (String[]) row.getArray(3).getArray();
          ties.add(
              new Tie(
                  new JourneyId(row.getString(1)),
                  new JourneyId(row.getString(2)),
                  Arrays.asList(kinds)));
        }
      }
      return ties;
    }
  }
}
