package io.throughline.server.api.audit.friction;

import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.server.api.audit.friction.FrictionReport.Figures;
import io.throughline.server.api.audit.friction.FrictionReport.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the rows of {@code stage_passage}, a tenant's own only, in one look at the table. */
final class StageFigures {
  /** Fewer people than these could be told one from another. */
  static final int FEWEST_PEOPLE = 5;

  private static final String QUESTION =
      """
      with passage as (
          select p.*, j.subject_id
          from stage_passage p join journey j on j.journey_id = p.journey_id
          where j.tenant = :tenant and j.kind = :kind and p.entered_at >= :since),
      ways as (
          select stage, coalesce(how, '') as how, count(*) as journeys
          from passage group by stage, coalesce(how, '')),
      figures as (
          select stage,
              count(distinct subject_id) as people,
              count(distinct subject_id) filter (where left_at is not null) as left_people,
              count(seconds) filter (where unmeasured = 0) as seconds_of,
              percentile_cont(0.5) within group (order by seconds)
                  filter (where unmeasured = 0) as seconds_median,
              percentile_cont(0.9) within group (order by seconds)
                  filter (where unmeasured = 0) as seconds_p90,
              count(elapsed_seconds) as elapsed_of,
              percentile_cont(0.5) within group (order by elapsed_seconds) as elapsed_median,
              percentile_cont(0.9) within group (order by elapsed_seconds) as elapsed_p90,
              count(bytes) as bytes_of,
              percentile_cont(0.5) within group (order by bytes) as bytes_median,
              percentile_cont(0.9) within group (order by bytes) as bytes_p90,
              coalesce(sum(prompts), 0) as prompts,
              coalesce(sum(retries), 0) as retries,
              count(*) filter (where prompts = 0) as unprompted
          from passage group by stage)
      select figures.*, ways.how, ways.journeys
      from figures join ways on ways.stage = figures.stage
      """;

  private final JdbcClient database;

  StageFigures(JdbcClient database) {
    this.database = database;
  }

  /** By the word of the stage; a stage that nobody entered, or too few people, is not in it. */
  Map<String, Figures> of(TenantId tenant, String kind, Instant since) {
    Map<String, Counted> stages = new LinkedHashMap<>();
    database
        .sql(QUESTION)
        .param("tenant", tenant.value())
        .param("kind", kind)
        .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
        .query((ResultSet row) -> {
          String stage = row.getString("stage");
          Counted counted = stages.get(stage);
          if (counted == null) {
            counted = Counted.of(row);
            stages.put(stage, counted);
          }
          counted.add(row.getString("how"), row.getInt("journeys"));
        });
    Map<String, Figures> figures = new LinkedHashMap<>();
    stages.forEach((stage, counted) -> counted.figures().ifPresent(it -> figures.put(stage, it)));
    return figures;
  }

  /** One stage while its rows are read. */
  private static final class Counted {
    private final Map<StageExit.Side, Integer> sides = new EnumMap<>(StageExit.Side.class);
    private final int people;
    private final int leftPeople;
    private final @Nullable Spread seconds;
    private final @Nullable Spread elapsed;
    private final @Nullable Spread bytes;
    private final int prompts;
    private final int retries;
    private final int unprompted;
    private int stillThere;

    private Counted(ResultSet row) throws SQLException {
      people = row.getInt("people");
      leftPeople = row.getInt("left_people");
      seconds = spread(row, "seconds");
      elapsed = spread(row, "elapsed");
      bytes = spread(row, "bytes");
      prompts = row.getInt("prompts");
      retries = row.getInt("retries");
      unprompted = row.getInt("unprompted");
    }

    static Counted of(ResultSet row) throws SQLException {
      return new Counted(row);
    }

    private static @Nullable Spread spread(ResultSet row, String name) throws SQLException {
      int of = row.getInt(name + "_of");
      return of < FEWEST_PEOPLE
          ? null
          : new Spread(row.getDouble(name + "_median"), row.getDouble(name + "_p90"), of);
    }

    void add(String how, int journeys) {
      if (how.isEmpty()) {
        stillThere += journeys;
      } else {
        sides.merge(StageExit.of(how).side(), journeys, Integer::sum);
      }
    }

    private int on(StageExit.Side side) {
      return sides.getOrDefault(side, 0);
    }

    Optional<Figures> figures() {
      if (people < FEWEST_PEOPLE) {
        return Optional.empty();
      }
      int left = sides.values().stream().mapToInt(it -> it).sum();
      boolean enough = leftPeople >= FEWEST_PEOPLE;
      return Optional.of(
          new Figures(
              people,
              left + stillThere,
              on(StageExit.Side.THROUGH),
              on(StageExit.Side.PERSON),
              on(StageExit.Side.US),
              on(StageExit.Side.CALLED_OFF),
              stillThere,
              enough ? Proportion.of(on(StageExit.Side.PERSON), left) : null,
              seconds,
              elapsed,
              bytes,
              enough ? Double.valueOf((double) prompts / leftPeople) : null,
              enough ? Double.valueOf((double) retries / leftPeople) : null,
              enough ? Proportion.of(unprompted, left) : null));
    }
  }
}
