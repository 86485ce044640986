package io.throughline.server.journeys.cohort;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.KeyedDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which people are in which cohort of which vendor; pseudonyms and keyed digests only. */
final class CohortTable {
  private final JdbcClient database;
  private final KeyedDigest digests;
  private final Clock clock;

  CohortTable(JdbcClient database, KeyedDigest digests, Clock clock) {
    this.database = database;
    this.digests = digests;
    this.clock = clock;
  }

  /** A member's place. */
  record Place(JourneyId cohort, JourneyId member) {}

  void keep(JourneyRegistry.Entry cohort, CallerId vendor) {
    database
        .sql(
            "insert into cohort (cohort_id, tenant, vendor) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(cohort.journey().value(), cohort.opener().tenant().value(), vendor.value())
        .update();
  }

  /** Whose people they are; empty for what is no cohort of the tenant. */
  Optional<CallerId> vendor(JourneyRegistry.Key cohort) {
    return database
        .sql("select vendor from cohort where cohort_id = ? and tenant = ?")
        .params(cohort.journey().value(), cohort.tenant().value())
        .query((row, _) -> new CallerId(row.getString(1)))
        .optional();
  }

  /** Again, it is the same. */
  void admit(JourneyRegistry.Entry cohort, JourneyRegistry.Entry member, RosterRow row) {
    String tenant = cohort.opener().tenant().value();
    database
        .sql(
            "insert into cohort_member (journey_id, tenant, cohort_id, subject_id, admitted_at)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            member.journey().value(),
            tenant,
            cohort.journey().value(),
            member.subject().value(),
            now())
        .update();
    row.traits()
        .forEach((kind, word) ->
            database
                .sql(
                    "insert into roster_trait (tenant, kind, digest, journey_id, subject_id)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                    tenant,
                    kind,
                    digests.of(kind, word),
                    member.journey().value(),
                    member.subject().value())
                .update());
  }

  /** The journeys of a cohort's members, in the order in which they were admitted. */
  List<JourneyId> members(JourneyId cohort) {
    return database
        .sql("select journey_id from cohort_member where cohort_id = ? order by admitted_at, 1")
        .param(cohort.value())
        .query((row, _) -> new JourneyId(row.getString(1)))
        .list();
  }

  boolean has(Place place) {
    return database
        .sql("select 1 from cohort_member where cohort_id = ? and journey_id = ?")
        .params(place.cohort().value(), place.member().value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  boolean active(Place place) {
    return database
        .sql(
            "select 1 from cohort_member where cohort_id = ? and journey_id = ?"
                + " and left_at is null")
        .params(place.cohort().value(), place.member().value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The seat is free again, and the person may come back. */
  void leave(Place place, SubjectId subject) {
    database
        .sql(
            "update cohort_member set left_at = ? where cohort_id = ? and journey_id = ?"
                + " and left_at is null")
        .params(now(), place.cohort().value(), place.member().value())
        .update();
    database.sql("delete from work_trait where subject_id = ?").param(subject.value()).update();
  }

  /** The latest journey of somebody with that address who has left, and is nowhere else now. */
  Optional<JourneyId> returning(TenantId tenant, String email) {
    return database
        .sql(
            "select m.journey_id from roster_trait t join cohort_member m"
                + " on m.journey_id = t.journey_id where t.tenant = ? and t.kind = 'email'"
                + " and t.digest = ? and m.left_at is not null and not exists"
                + " (select 1 from cohort_member o where o.tenant = m.tenant"
                + " and o.subject_id = m.subject_id and o.left_at is null)"
                + " order by m.left_at desc limit 1")
        .params(tenant.value(), digests.of("email", email))
        .query((row, _) -> new JourneyId(row.getString(1)))
        .optional();
  }

  /** The journey of the same person before that one, in whichever cohort. */
  Optional<JourneyId> earlier(SubjectId subject, JourneyId journey) {
    return database
        .sql(
            "select journey_id from cohort_member where subject_id = ? and journey_id <> ?"
                + " order by admitted_at desc limit 1")
        .params(subject.value(), journey.value())
        .query((row, _) -> new JourneyId(row.getString(1)))
        .optional();
  }

  /** All members of each vendor's cohorts. */
  List<OfVendor> ofVendors(TenantId tenant) {
    return database
        .sql(
            "select c.vendor, m.journey_id from cohort c join cohort_member m"
                + " on m.cohort_id = c.cohort_id where c.tenant = ? order by 1, m.admitted_at, 2"
                + " limit 10000")
        .param(tenant.value())
        .query((row, _) ->
            new OfVendor(new CallerId(row.getString(1)), new JourneyId(row.getString(2))))
        .list();
  }

  /** A vendor's member. */
  record OfVendor(CallerId vendor, JourneyId member) {}

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
