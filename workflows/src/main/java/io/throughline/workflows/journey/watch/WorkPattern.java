package io.throughline.workflows.journey.watch;

import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.continuity.watch.WatchQuestion.Fact;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.continuity.watch.WorkSignal.Place;
import io.throughline.contracts.continuity.watch.WorkSignal.Tool;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.recovery.AccountSigns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the reports of some days amount to. Each is weak by itself: people travel, work at night and
 * use two devices. Who works by night only, or without a badge at all, makes no fact.
 */
final class WorkPattern {
  /** Faster than an airliner from door to door. */
  private static final double KILOMETRES_AN_HOUR = 900;

  /** What the network says of places is wrong by less. */
  private static final double FAR_KILOMETRES = 500;

  /** Two devices in one house are one person's. */
  private static final double APART_KILOMETRES = 150;

  private static final Duration OVERLAP = Duration.ofMinutes(15);
  private static final Duration NIGHT_WORK = Duration.ofHours(1);
  private static final Duration LONG_DAY = Duration.ofHours(10);
  private static final Duration DAYS_LONG = Duration.ofHours(20);

  private final ZoneId zone;
  private final WatchPlan plan;
  private final Instant now;
  private final List<ExternalEvent> events;
  private final List<Session> sessions;

  private WorkPattern(List<ExternalEvent> reports, WatchPlan plan, Instant now) {
    this.zone = ZoneId.of(plan.zone());
    this.plan = plan;
    this.now = now;
    events =
        reports.stream()
            .sorted(
                Comparator.comparing(ExternalEvent::occurredAt)
                    .thenComparingLong(ExternalEvent::sequence)
                    .thenComparing(ExternalEvent::id))
            .toList();
    sessions = sessions();
  }

  /** A time during which somebody worked under the account. */
  private record Session(Instant from, Instant to, WorkSignal work) {
    Duration length() {
      return Duration.between(from, to);
    }

    Duration overlap(Instant begin, Instant end) {
      Instant late = from.isAfter(begin) ? from : begin;
      Instant early = to.isBefore(end) ? to : end;
      return early.isAfter(late) ? Duration.between(late, early) : Duration.ZERO;
    }
  }

  /**
   * The facts, in no order that means anything.
   *
   * @param reports in any order
   */
  static List<Fact> of(List<ExternalEvent> reports, WatchPlan plan, Instant now) {
    WorkPattern pattern = new WorkPattern(reports, plan, now);
    List<Fact> facts = new ArrayList<>();
    add(facts, "work.night-against-badge", pattern.nightsAgainstBadge());
    add(facts, "work.dual-sessions", pattern.dualSessions());
    add(facts, "work.impossible-travel", pattern.impossibleTravel());
    add(
        facts,
        "work.days-long-session",
        pattern.sessions.stream()
            .filter(session -> session.length().compareTo(DAYS_LONG) > 0)
            .count());
    for (Tool tool : Tool.values()) {
      add(facts, name(tool), pattern.daysWith(tool));
    }
    add(facts, "work.prompts-refused", pattern.daysOfRefusals());
    add(facts, "work.factor-changed", pattern.count(ExternalEvent.Type.FACTOR_CHANGED));
    add(facts, "work.number-changed", pattern.count(ExternalEvent.Type.NUMBER_CHANGED));
    add(
        facts,
        "logistics.third-party-ship-to",
        pattern.count(ExternalEvent.Type.SHIPMENT_REDIRECTED));
    return facts;
  }

  private static void add(List<Fact> facts, String name, long count) {
    if (count > 0) {
      facts.add(new Fact(name, (int) Math.min(count, Integer.MAX_VALUE)));
    }
  }

  private static String name(Tool tool) {
    return switch (tool) {
      case REMOTE_ACCESS -> "work.remote-access-tool";
      case IP_KVM -> "work.ip-kvm";
      case VPN_EXIT -> "work.vpn-exit";
    };
  }

  private long count(ExternalEvent.Type type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  /** Days on which somebody was worn down with prompts, or nearly. */
  private long daysOfRefusals() {
    return events.stream()
        .filter(event -> event.type() == ExternalEvent.Type.FACTOR_REFUSED)
        .collect(Collectors.groupingBy(event -> day(event.occurredAt()), Collectors.counting()))
        .values()
        .stream()
        .filter(refusals -> refusals >= AccountSigns.FATIGUE)
        .count();
  }

  private long daysWith(Tool tool) {
    return events.stream()
        .filter(event -> work(event).tool() == tool)
        .map(event -> day(event.occurredAt()))
        .distinct()
        .count();
  }

  /** A session whose end was never told is taken to last a long working day at most. */
  private List<Session> sessions() {
    List<Session> all = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      ExternalEvent begin = events.get(i);
      if (begin.type() == ExternalEvent.Type.SESSION_STARTED) {
        Instant end =
            events.subList(i + 1, events.size()).stream()
                .filter(later -> ends(begin, later))
                .map(ExternalEvent::occurredAt)
                .findFirst()
                .orElse(untold(begin.occurredAt()));
        all.add(new Session(begin.occurredAt(), end, work(begin)));
      }
    }
    return all;
  }

  private Instant untold(Instant begin) {
    Instant latest = begin.plus(LONG_DAY);
    return now.isBefore(begin) ? begin : now.isBefore(latest) ? now : latest;
  }

  private static boolean ends(ExternalEvent begin, ExternalEvent later) {
    String session = work(begin).session();
    String device = work(begin).device();
    return switch (later.type()) {
      case SESSION_ENDED -> session == null || session.equals(work(later).session());
      case SESSION_STARTED -> device != null && device.equals(work(later).device());
      default -> false;
    };
  }

  private long dualSessions() {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 0; i < sessions.size(); i++) {
      for (Session other : sessions.subList(i + 1, sessions.size())) {
        Session one = sessions.get(i);
        boolean together = one.overlap(other.from(), other.to()).compareTo(OVERLAP) >= 0;
        if (together && apart(one.work(), other.work())) {
          days.add(day(other.from()));
        }
      }
    }
    return days.size();
  }

  private static boolean apart(WorkSignal one, WorkSignal other) {
    Place here = one.place();
    Place there = other.place();
    boolean sameDevice = one.device() != null && one.device().equals(other.device());
    return !sameDevice
        && here != null
        && there != null
        && here.kilometresTo(there) >= APART_KILOMETRES;
  }

  private long impossibleTravel() {
    List<ExternalEvent> placed =
        events.stream().filter(event -> work(event).place() != null).toList();
    long found = 0;
    for (int i = 1; i < placed.size(); i++) {
      ExternalEvent before = placed.get(i - 1);
      ExternalEvent after = placed.get(i);
      double hours = Duration.between(before.occurredAt(), after.occurredAt()).toSeconds() / 3600.0;
      double way = distance(before, after);
      found += way >= FAR_KILOMETRES && way > hours * KILOMETRES_AN_HOUR ? 1 : 0;
    }
    return found;
  }

  private static double distance(ExternalEvent one, ExternalEvent other) {
    Place here = work(one).place();
    Place there = work(other).place();
    return here == null || there == null ? 0 : here.kilometresTo(there);
  }

  /** Nights in which somebody worked after the person's badge had been used that very day. */
  private long nightsAgainstBadge() {
    Set<LocalDate> badged = new HashSet<>();
    for (ExternalEvent event : events) {
      if (event.type() == ExternalEvent.Type.BADGE_IN && byDay(event.occurredAt())) {
        badged.add(day(event.occurredAt()));
      }
    }
    return badged.stream().filter(day -> nightWork(day).compareTo(NIGHT_WORK) >= 0).count();
  }

  /** How long somebody worked in the night after that day. */
  private Duration nightWork(LocalDate day) {
    Instant dusk = at(day, plan.dayEnds());
    Instant dawn = at(day.plusDays(1), plan.dayBegins());
    return sessions.stream()
        .map(session -> session.overlap(dusk, dawn))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Instant at(LocalDate day, int hour) {
    return hour == 24
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
  }

  private boolean byDay(Instant moment) {
    int hour = moment.atZone(zone).getHour();
    return hour >= plan.dayBegins() && hour < plan.dayEnds();
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  private static WorkSignal work(ExternalEvent event) {
    return event.work() == null ? WorkSignal.PLAIN : event.work();
  }
}
