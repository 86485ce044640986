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
   * @param careOf whether somebody else receives it
   * @param prepaid whether it is a prepaid card's account
   */
  public record Entered(String address, boolean careOf, String bank, boolean prepaid) {
    @Override
    public String toString() {
      return "Entered[withheld]";
    }
  }

  /** One kind of trait of a journey. */
  private record Told(String kind, boolean changed, boolean shared) {}

  /** Digests that were not there before, by kind. */
  public record Kept(Map<String, String> digests) {
    public Kept {
      digests = Map.copyOf(digests);
    }
  }

  /** Keeps digests of it. */
  public Kept keep(JourneyRegistry.Entry journey, Entered entered) {
    Map<String, String> all =
        Map.of(
            "address",
            digests.of("address", TraitWords.words(entered.address())),
            "bank",
            digests.of("bank", TraitWords.compact(entered.bank())));
    Map<String, String> added = new LinkedHashMap<>();
    all.forEach((kind, digest) -> {
      if (added(journey, kind, digest)) {
        added.put(kind, digest);
      }
    });
    return new Kept(added);
  }

  /** Takes back what was kept, and nothing that was there before. */
  public void forget(JourneyRegistry.Entry journey, Kept kept) {
    kept.digests()
        .forEach((kind, digest) ->
            database
                .sql("delete from roster_trait where journey_id = ? and kind = ? and digest = ?")
                .params(journey.journey().value(), kind, digest)
                .update());
  }

  /**
   * What it amounts to by now; the same key with other words, since somebody else has come to share
   * it, is another finding.
   */
  public Findings findings(JourneyRegistry.Entry journey, Entered entered, String key) {
    List<String> found = new ArrayList<>();
    found.add("logistics.entered");
    for (Told one : told(journey.journey())) {
      add(found, one.changed(), SPOKEN.get(one.kind()) + "-changed");
      add(found, one.shared(), SPOKEN.get(one.kind()) + "-shared");
    }
    add(found, entered.careOf(), "logistics.ship-to-third-party");
    add(found, entered.prepaid(), "logistics.bank-prepaid");
    String request = "logistics-" + key + "-" + String.join("-", found);
    return new Findings(request, Stage.LOGISTICS, found);
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

  private boolean added(JourneyRegistry.Entry journey, String kind, String digest) {
    return database
            .sql(
                "insert into roster_trait (tenant, kind, digest, journey_id, subject_id)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                journey.opener().tenant().value(),
                kind,
                digest,
                journey.journey().value(),
                journey.subject().value())
            .update()
        == 1;
  }
}
