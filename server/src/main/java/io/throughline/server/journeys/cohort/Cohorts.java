package io.throughline.server.journeys.cohort;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.cohort.roster.Roster;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.journeys.engine.JourneyUpdate;
import io.throughline.server.journeys.registry.AccountOwners;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.problem.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens cohorts, admits the people of a roster to them, and tells how they stand. */
public final class Cohorts {
  /** Members that one update brings; the engine takes two megabytes. */
  private static final int AT_ONCE = 50;

  private final HiringJourneys journeys;
  private final OrderBook orders;
  private final AccountOwners owners;
  private final CohortTable table;
  private final SealedOrders sealed;

  Cohorts(
      HiringJourneys journeys, HiringJourneys.Books books, CohortTable table, SealedOrders sealed) {
    this.journeys = journeys;
    this.orders = books.orders();
    this.owners = books.owners();
    this.table = table;
    this.sealed = sealed;
  }

  /**
   * Who wants to see a cohort.
   *
   * @param vendor whether only as a vendor, who sees the own cohorts and no others
   */
  public record Viewer(TenantId tenant, CallerId caller, boolean vendor) {}

  /** The same order under the same key is one cohort. */
  public HiringJourneys.Started open(
      JourneyRegistry.Opener opener, CohortOrder order, String idempotencyKey) {
    OrderBook.Place place = orders.enter(opener, order, idempotencyKey);
    JourneyRegistry.Entry entry = place.entry();
    table.keep(entry, order.vendor());
    CohortRequest request =
        new CohortRequest(entry.journey(), entry.subject(), order.contacts(), order.timers());
    journeys.startOnce(
        entry,
        new HiringJourneys.First<>(
            CohortJourney.class, request, JourneyState.REQUESTED, Stage.COHORT));
    return new HiringJourneys.Started(
        entry.journey(), place.created(), journeys.statusIfItAnswers(entry));
  }

  /** A cohort that the viewer may see; any other is none. */
  public JourneyRegistry.Entry entry(Viewer viewer, JourneyId cohort) {
    JourneyRegistry.Key key = new JourneyRegistry.Key(viewer.tenant(), cohort);
    return table
        .vendor(key)
        .filter(of -> !viewer.vendor() || of.equals(viewer.caller()))
        .map(_ -> journeys.entry(key))
        .orElseThrow(Cohorts::unknown);
  }

  private static ApiProblem unknown() {
    return ApiProblem.unknownJourney();
  }

  /** Who belongs to it, and who may be whom. */
  public CohortBook book(JourneyRegistry.Entry cohort) {
    return journeys.query(cohort, CohortJourney.class, CohortJourney::book);
  }

  /** The journeys of all who were admitted, in order. */
  public List<JourneyId> members(JourneyRegistry.Entry cohort) {
    return table.members(cohort.journey());
  }

  /** The vendor vouches for its people. */
  public CohortBook attest(JourneyRegistry.Entry cohort, CallerId by) {
    String id = "attest/" + cohort.journey();
    return update(cohort, "attest", id, new CohortJourney.Attestation(id, by));
  }

  /**
   * Who was admitted, and who was not.
   *
   * @param faults of rows that were not
   */
  public record Admitted(List<Row> members, List<RosterRow.Fault> faults) {}

  /** A row that has a journey now, or had it before. */
  public record Row(int line, JourneyId journey, boolean created) {}

  /** Each row of a cohort is one journey, however often it comes. */
  public Admitted admit(JourneyRegistry.Entry cohort, Roster roster) {
    List<Row> rows = new ArrayList<>();
    List<RosterRow.Fault> faults = new ArrayList<>(roster.faults());
    List<CohortJourney.Member> members = new ArrayList<>();
    Contacts ordered = journeys.contacts(key(cohort));
    for (RosterRow row : roster.rows()) {
      try {
        OrderBook.Place place = enter(cohort, row);
        members.add(member(cohort, place.entry(), new Ordered(row, ordered)));
        rows.add(new Row(row.line(), place.entry().journey(), place.created()));
      } catch (ApiProblem differs) {
        if (!differs.reason().equals("request.key-reused")) {
          throw differs;
        }
        faults.add(new RosterRow.Fault(row.line(), "worker", "roster.differs"));
      }
    }
    for (int from = 0; from < members.size(); from += AT_ONCE) {
      String id = UUID.randomUUID().toString();
      List<CohortJourney.Member> some =
          members.subList(from, Math.min(members.size(), from + AT_ONCE));
      CohortBook _ = update(cohort, "admit", id, new CohortJourney.Admission(id, some));
    }
    return new Admitted(rows, faults);
  }

  private OrderBook.Place enter(JourneyRegistry.Entry cohort, RosterRow row) {
    JourneyRegistry.@Nullable Entry returning =
        table
            .returning(cohort.opener().tenant(), row.email())
            .map(before -> new JourneyRegistry.Key(cohort.opener().tenant(), before))
            .map(journeys::entry)
            .orElse(null);
    OnboardingOrder order = new OnboardingOrder(cohort, row, Timers.standard(), returning);
    return orders.enter(cohort.opener(), order, key(cohort, row.worker()));
  }

  /** A row, and who ordered the cohort. */
  private record Ordered(RosterRow row, Contacts contacts) {}

  private CohortJourney.Member member(
      JourneyRegistry.Entry cohort, JourneyRegistry.Entry member, Ordered ordered) {
    table.admit(cohort, member, ordered.row());
    Optional.ofNullable(ordered.row().account())
        .ifPresent(account -> owners.keep(member, new DirectoryAccount(account)));
    List<Capture> references =
        table
            .earlier(member.subject(), member.journey())
            .map(before -> new JourneyRegistry.Key(cohort.opener().tenant(), before))
            .map(before -> journeys.query(journeys.entry(before), HiringJourney::record).captures())
            .orElse(List.of());
    return sealed.member(
        member,
        new SealedOrders.Wanted(
            new CohortName(cohort.journey(), cohort.subject()),
            ordered.row(),
            ordered.contacts().team(),
            references));
  }

  /** The member whom the vendor knows by that reference. */
  public Optional<JourneyId> byWorker(JourneyRegistry.Entry cohort, String worker) {
    return orders
        .entered(cohort.opener().tenant(), key(cohort, worker))
        .map(JourneyRegistry.Entry::journey);
  }

  /** The member with that account in the directory. */
  public Optional<JourneyId> byAccount(JourneyRegistry.Entry cohort, DirectoryAccount account) {
    return owners.journeys(cohort.opener().tenant(), account).stream()
        .filter(journey -> table.has(new CohortTable.Place(cohort.journey(), journey)))
        .findFirst();
  }

  /** Whether the member has not left. */
  public boolean active(JourneyRegistry.Entry cohort, JourneyId member) {
    return table.active(new CohortTable.Place(cohort.journey(), member));
  }

  private static String key(JourneyRegistry.Entry cohort, String worker) {
    return "member/" + cohort.journey() + "/" + worker;
  }

  /** A member's journey in that cohort; any other is none. */
  public JourneyRegistry.Key member(JourneyRegistry.Entry cohort, JourneyId member) {
    if (!table.has(new CohortTable.Place(cohort.journey(), member))) {
      throw unknown();
    }
    return new JourneyRegistry.Key(cohort.opener().tenant(), member);
  }

  /** The member leaves: what runs ends, and the seat is free for somebody else. */
  public void exit(JourneyRegistry.Entry cohort, JourneyId member) {
    JourneyRegistry.Entry entry = journeys.entry(member(cohort, member));
    for (JourneyRegistry.Entry one : journeys.ofPerson(entry)) {
      if (Optional.of(journeys.status(key(one)).state()).filter(it -> !it.ended()).isPresent()) {
        var _ = journeys.cancel(key(one));
      }
    }
    table.leave(new CohortTable.Place(cohort.journey(), member), entry.subject());
  }

  private static JourneyRegistry.Key key(JourneyRegistry.Entry entry) {
    return new JourneyRegistry.Key(entry.opener().tenant(), entry.journey());
  }

  private CohortBook update(JourneyRegistry.Entry cohort, String name, String id, Record word) {
    return journeys.update(key(cohort), new JourneyUpdate<>(name, id, word, CohortBook.class));
  }
}
