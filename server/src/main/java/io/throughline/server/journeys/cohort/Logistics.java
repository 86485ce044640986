package io.throughline.server.journeys.cohort;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.journeys.cohort.roster.TraitWords;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.KeyedDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where equipment and pay of people go, compared with where those of others go: keyed digests in
 * the table {@code roster_trait}, so that rosters of vendors count, too.
 */
public final class Logistics {
  private static final Map<String, String> SPOKEN =
      Map.of("address", "logistics.ship-to", "bank", "logistics.bank");

  private static final String TOLD =
      "select t.kind, count(*) > 1, bool_or(exists (select 1 from roster_trait o"
          + " where o.tenant = t.tenant and o.kind = t.kind and o.digest = t.digest"
          + " and o.subject_id <> t.subject_id)) from roster_trait t"
          + " where t.journey_id = ? and t.kind in ('address', 'bank') group by t.kind";

  private static final String SHARING =
      "select distinct o.journey_id, o.kind from roster_trait t join roster_trait o"
          + " on o.tenant = t.tenant and o.kind = t.kind and o.digest = t.digest"
          + " and o.subject_id <> t.subject_id join journey j on j.journey_id = o.journey_id"
          + " where t.journey_id = ? and t.kind in ('address', 'bank') and j.kind = ?"
          + " order by 1, 2 limit 40";

  private final JdbcClient database;
  private final KeyedDigest digests;
  private final JourneyRegistry registry;

  Logistics(JdbcClient database, KeyedDigest digests, JourneyRegistry registry) {
    this.database = database;
    this.digests = digests;
    this.registry = registry;
  }

  /**
   * What is entered.
   *
   * @param address null: as before
   * @param careOf whether somebody else receives it
   * @param bank null: as before
   * @param prepaid whether it is a prepaid card's account
   */
  public record Entered(
      @Nullable String address, boolean careOf, @Nullable String bank, boolean prepaid) {
    @Override
    public String toString() {
      return "Entered[withheld]";
    }
  }

  /** One kind of trait of a journey. */
  private record Told(String kind, boolean changed, boolean shared) {}

  /** Keeps digests, and says what they amount to by now. */
  public Findings enter(JourneyRegistry.Entry journey, Entered entered, String requestId) {
    if (entered.address() != null) {
      keep(journey, "address", TraitWords.words(entered.address()));
    }
    if (entered.bank() != null) {
      keep(journey, "bank", TraitWords.compact(entered.bank()));
    }
    List<Told> told = told(journey.journey());
    List<String> found = new ArrayList<>();
    found.add(told.size() == SPOKEN.size() ? "logistics.entered" : "logistics.partly-entered");
    for (Told one : told) {
      add(found, one.changed(), SPOKEN.get(one.kind()) + "-changed");
      add(found, one.shared(), SPOKEN.get(one.kind()) + "-shared");
    }
    add(found, entered.careOf(), "logistics.ship-to-third-party");
    add(found, entered.prepaid(), "logistics.bank-prepaid");
    return new Findings(requestId, Stage.LOGISTICS, found);
  }

  /** What other people's hiring journeys share with this one, as they are to be told. */
  public Map<JourneyRegistry.Entry, Findings> sharing(JourneyRegistry.Entry journey) {
    Map<String, List<String>> shared = new LinkedHashMap<>();
    database
        .sql(SHARING)
        .params(journey.journey().value(), HiringOrder.KIND)
        .query(row -> {
          shared
              .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
              .add(SPOKEN.get(row.getString(2)) + "-shared");
        });
    Map<JourneyRegistry.Entry, Findings> findings = new LinkedHashMap<>();
    shared.forEach((other, found) ->
        registry
            .byId(new JourneyRegistry.Key(journey.opener().tenant(), new JourneyId(other)))
            .filter(entry -> !registry.erased(entry))
            .ifPresent(entry -> findings.put(entry, found(journey, found))));
    return findings;
  }

  private static Findings found(JourneyRegistry.Entry because, List<String> found) {
    String request = "shared-" + because.journey() + "-" + String.join("-", found);
    return new Findings(request, Stage.LOGISTICS, found);
  }

  private static void add(List<String> found, boolean holds, String word) {
    if (holds) {
      found.add(word);
    }
  }

  private List<Told> told(JourneyId journey) {
    return database
        .sql(TOLD)
        .param(journey.value())
        .query((row, _) -> new Told(row.getString(1), row.getBoolean(2), row.getBoolean(3)))
        .list();
  }

  private void keep(JourneyRegistry.Entry journey, String kind, String word) {
    database
        .sql(
            "insert into roster_trait (tenant, kind, digest, journey_id, subject_id)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            journey.opener().tenant().value(),
            kind,
            digests.of(kind, word),
            journey.journey().value(),
            journey.subject().value())
        .update();
  }
}
