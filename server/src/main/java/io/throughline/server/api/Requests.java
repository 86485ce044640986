package io.throughline.server.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.PlainText;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.sequel.Watches;
import io.throughline.server.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the routes take; what is missing or odd is refused here, before anything is done. */
final class Requests {

  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration LONGEST_WATCH = Duration.ofDays(36_500);
  private static final int MOST_REMINDERS = 10;

  private Requests() {}

  @Schema(name = "NewJourney")
  record NewJourney(
      @Nullable String kind,
      @Nullable Integer interviews,
      @Nullable Candidate candidate,
      @Nullable Team team,
      @Schema(description = "remote (if left out) or in-person") @Nullable String dayOne,
      @Schema(description = "begins by itself once the person is cleared; without timers, account")
          @Nullable NewWatch watch,
      @Schema(description = "what is looked at between identity and day one; left out: nothing")
          @Nullable NewPreboarding preboarding,
      @Nullable TimerChoice timers) {

    HiringOrder order() {
      if (!HiringOrder.KIND.equals(kind)) {
        throw ApiProblem.invalid("The kind of journey is hiring.");
      }
      if (interviews == null || interviews < 1 || interviews > 10) {
        throw ApiProblem.invalid("A hiring journey has 1 to 10 interviews.");
      }
      Timers chosen = timers == null ? Timers.standard() : timers.timers();
      return new HiringOrder(
          interviews, contacts(), chosen, account(), way(), following(), later());
    }

    private @Nullable Preboarding later() {
      return preboarding == null ? null : preboarding.plan();
    }

    private @Nullable WatchPlan following() {
      if (watch != null && (watch.timers() != null || watch.account() != null)) {
        throw ApiProblem.invalid(
            "A watch that follows has the account of the journey, and no timers.");
      }
      return watch == null ? null : watch.plan();
    }

    private HiringRequest.@Nullable DayOne way() {
      return switch (dayOne) {
        case "in-person" -> HiringRequest.DayOne.IN_PERSON;
        case "remote" -> HiringRequest.DayOne.REMOTE;
        case null -> null;
        default -> throw ApiProblem.invalid("Day one is remote or in-person.");
      };
    }

    private @Nullable DirectoryAccount account() {
      if (candidate == null || candidate.account() == null) {
        return null;
      }
      try {
        return new DirectoryAccount(candidate.account());
      } catch (IllegalArgumentException invalid) {
        throw ApiProblem.invalid("The account is a directory's userName on one line.");
      }
    }

    private Contacts contacts() {
      if (candidate == null || team == null || candidate.salutation() == null) {
        throw ApiProblem.invalid("Candidate, salutation and team are needed.");
      }
      if (!PlainText.isOneLine(candidate.salutation())) {
        throw ApiProblem.invalid("The salutation is one short line.");
      }
      try {
        return new Contacts(
            address(candidate.email()), address(team.email()), candidate.salutation());
      } catch (IllegalArgumentException invalid) {
        throw ApiProblem.invalid("The salutation is one short line.");
      }
    }
  }

  /** At least one of the two. */
  @Schema(name = "NewPreboarding")
  record NewPreboarding(
      @Nullable Boolean background,
      @Nullable Boolean logistics,
      @Schema(description = "no business days, beside weekends") @Nullable List<LocalDate> holidays,
      @Schema(description = "IANA zone of the business days; left out, UTC")
          @Nullable String zone) {
    Preboarding plan() {
      try {
        return new Preboarding(
            Boolean.TRUE.equals(background),
            Boolean.TRUE.equals(logistics),
            holidays == null ? List.of() : holidays,
            zone == null ? "UTC" : zone);
      } catch (IllegalArgumentException | DateTimeException | NullPointerException odd) {
        throw ApiProblem.invalid(
            "Preboarding is background, logistics or both, up to 100 holidays, and an IANA zone.");
      }
    }
  }

  /** A wish; what is left out is the standard. */
  @Schema(name = "NewWatch")
  record NewWatch(
      @Schema(description = "IANA zone in which the person is said to work") @Nullable String zone,
      @Schema(description = "ISO 8601; left out, until it is called off") @Nullable Duration length,
      @Schema(description = "ISO 8601 between two sampled re-checks: a day or more")
          @Nullable Duration atLeast,
      @Nullable Duration atMost,
      @Schema(description = "hour from which work is day work, 0 to 23")
          @Nullable Integer dayBegins,
      @Schema(description = "hour from which it is night work, 1 to 24") @Nullable Integer dayEnds,
      @Schema(description = "userName in the directory; without it accounts are not acted on")
          @Nullable String account,
      @Nullable TimerChoice timers) {

    Watches.Wanted wanted() {
      Timers chosen = timers == null ? Timers.recheck() : timers.timers();
      return new Watches.Wanted(plan(), chosen, known());
    }

    private WatchPlan plan() {
      if (zone == null || (length != null && length.compareTo(LONGEST_WATCH) > 0)) {
        throw ApiProblem.invalid("A watch has a zone, and a length of a hundred years at most.");
      }
      try {
        WatchPlan standard = WatchPlan.standard(zone);
        return new WatchPlan(
            length,
            Objects.requireNonNullElse(atLeast, standard.atLeast()),
            Objects.requireNonNullElse(atMost, standard.atMost()),
            zone,
            Objects.requireNonNullElse(dayBegins, standard.dayBegins()),
            Objects.requireNonNullElse(dayEnds, standard.dayEnds()));
      } catch (IllegalArgumentException impossible) {
        throw ApiProblem.invalid(
            "The zone is an IANA name such as Europe/Berlin, the hours of the day are in order, and"
                + " re-checks lie a day apart or more.");
      }
    }

    private @Nullable DirectoryAccount known() {
      try {
        return account == null ? null : new DirectoryAccount(account);
      } catch (IllegalArgumentException invalid) {
        throw ApiProblem.invalid("The account is a directory's userName on one line.");
      }
    }
  }

  record Candidate(
      @Nullable String email,
      @Nullable String salutation,
      @Schema(description = "userName in the directory; without it accounts are not acted on")
          @Nullable String account) {}

  record Team(@Nullable String email) {}

  @Schema(name = "Timers", description = "ISO 8601 durations; what is left out is the standard.")
  record TimerChoice(
      @Nullable Duration consent,
      @Nullable List<Duration> consentReminders,
      @Nullable Duration evidence,
      @Nullable Duration review,
      @Nullable Duration assessment,
      @Nullable Duration escalation) {

    Timers timers() {
      Timers standard = Timers.standard();
      Duration untilConsent = positive(consent, standard.consent());
      List<Duration> reminders =
          Optional.ofNullable(consentReminders)
              .orElseGet(() ->
                  standard.consentReminders().stream()
                      .filter(reminder -> reminder.compareTo(untilConsent) < 0)
                      .toList());
      if (reminders.size() > MOST_REMINDERS
          || reminders.stream()
              .anyMatch(it -> it.isNegative() || it.isZero() || it.compareTo(untilConsent) >= 0)) {
        throw ApiProblem.invalid("Reminders lie between the request and its end; 10 at most.");
      }
      Duration untilDue = positive(review, standard.review());
      return new Timers(
          untilConsent,
          reminders,
          positive(evidence, standard.evidence()),
          untilDue,
          positive(assessment, standard.assessment()),
          escalation(untilDue));
    }

    private @Nullable Duration escalation(Duration untilDue) {
      if (escalation != null && positive(escalation, escalation).compareTo(untilDue) >= 0) {
        throw ApiProblem.invalid("A review is escalated before its time is over.");
      }
      return escalation;
    }

    private static Duration positive(@Nullable Duration chosen, Duration standard) {
      if (chosen == null) {
        return standard;
      }
      if (chosen.isNegative() || chosen.isZero() || chosen.compareTo(LONGEST) > 0) {
        throw ApiProblem.invalid("Timers are positive, and 90 days at most.");
      }
      return chosen;
    }
  }

  private static String address(@Nullable String email) {
    if (email == null || !PlainText.isMailAddress(email)) {
      throw ApiProblem.invalid("An e-mail address is missing or not one address.");
    }
    return email;
  }
}
