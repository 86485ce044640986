package io.throughline.server.api.answer.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.custody.failure.CustodyException;
import io.throughline.server.api.answer.page.html.Html;
import io.throughline.server.api.answer.page.html.PageAnswers;
import io.throughline.server.api.answer.page.html.PlainStatus;
import io.throughline.server.api.answer.page.html.RecordingForm;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.journeys.sequel.Ending;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person objects to how a journey ended, and sees what came of it. */
@Hidden
@RestController
final class AppealPages {
  private final HiringJourneys journeys;
  private final Appeals appeals;
  private final EvidenceIntake intake;
  private final SubjectLinks links;
  private final PageAnswers answers = new PageAnswers();

  AppealPages(HiringJourneys journeys, Appeals appeals, EvidenceIntake intake, SubjectLinks links) {
    this.journeys = journeys;
    this.appeals = appeals;
    this.intake = intake;
    this.links = links;
  }

  @PostMapping("/me/appeal")
  ResponseEntity<String> appeal(
      @CookieValue(name = PersonPages.COOKIE, required = false) @Nullable String cookie,
      @RequestParam Map<String, String> form) {
    return inSession(
        cookie,
        session -> {
          PersonPages.refuseForged(session, form.get("form"));
          JourneyRegistry.Entry _ =
              appeals.open(session.journey(), form.getOrDefault("statement", ""));
          return answers.see(PersonPages.HOME);
        });
  }

  /** Whoever does not object any more says so; asked twice, it is once. */
  @PostMapping("/me/appeal/withdrawal")
  ResponseEntity<String> withdraw(
      @CookieValue(name = PersonPages.COOKIE, required = false) @Nullable String cookie,
      @RequestParam Map<String, String> form) {
    return inSession(
        cookie,
        session -> {
          PersonPages.refuseForged(session, form.get("form"));
          JourneyStatus _ =
              journeys.ask(
                  key(own(session).orElseThrow(ApiProblem::unknownJourney)),
                  new PersonRequest(UUID.randomUUID().toString(), PersonRequest.Wish.WITHDRAW));
          return answers.see(PersonPages.HOME);
        });
  }

  /** The recording goes from the browser into the vault, never to a file in between. */
  @PostMapping("/me/appeal/recording")
  ResponseEntity<String> recording(
      @CookieValue(name = PersonPages.COOKIE, required = false) @Nullable String cookie,
      HttpServletRequest request)
      throws IOException {
    Optional<SubjectLinks.Session> session = links.session(cookie);
    if (session.isEmpty()) {
      return closed();
    }
    JourneyRegistry.Entry appeal = own(session.get()).orElseThrow(ApiProblem::unknownJourney);
    JourneyRegistry.Key key = key(appeal);
    if (!appeals.matter(appeal).recordings()) {
      throw ApiProblem.refused(Refusal.CONSENT_MISSING);
    }
    EvidenceReceipt _ =
        RecordingForm.take(
            request,
            form -> PersonPages.refuseForged(session.get(), form),
            body ->
                intake.take(
                    new EvidenceIntake.Purpose(appeal, EvidenceRole.SELFIE, Optional.empty()),
                    body,
                    -1,
                    evidence ->
                        journeys.submitEvidence(
                            key,
                            new EvidenceSubmission(
                                UUID.randomUUID().toString(),
                                AppealJourney.APPEAL,
                                evidence,
                                false))));
    return answers.see(PersonPages.HOME);
  }

  private static JourneyRegistry.Key key(JourneyRegistry.Entry journey) {
    return new JourneyRegistry.Key(journey.opener().tenant(), journey.journey());
  }

  /** The appeal that the session is about: itself, or the one against its journey. */
  private Optional<JourneyRegistry.Entry> own(SubjectLinks.Session session) {
    JourneyRegistry.Entry entry = journeys.entry(session.journey());
    return entry.kind().equals(AppealRequest.KIND)
        ? Optional.of(entry)
        : appeals.against(session.journey());
  }

  /** What else the person can do: a person instead of a machine, or objecting. */
  Html ways(SubjectLinks.Session session, JourneyStatus status, Contacts contacts) {
    String page =
        PlainStatus.humanAsked(status) ? "home/human-asked.html" : "home/another-way.html";
    return part(session, status, contacts)
        .orElseGet(() ->
            status.state().ended()
                ? Html.NOTHING
                : Html.of(page, Map.of("form", Html.text(session.formToken()))));
  }

  /** Of an appeal, or of the way to one; empty where there is neither. */
  private Optional<Html> part(
      SubjectLinks.Session session, JourneyStatus status, Contacts contacts) {
    JourneyRegistry.Entry entry = journeys.entry(session.journey());
    Html form = Html.text(session.formToken());
    if (entry.kind().equals(AppealRequest.KIND)) {
      return Optional.of(
          new Html(recording(entry, status, form).markup() + withdrawal(status, form).markup()));
    }
    Optional<Ending> ending = appeals.ending(entry, status);
    if (ending.isEmpty()) {
      return Optional.empty();
    }
    Optional<JourneyRegistry.Entry> appeal = appeals.against(session.journey());
    Optional<JourneyStatus> standing = appeal.flatMap(journeys::statusIfItAnswers);
    if (appeal.isPresent() && standing.isPresent()) {
      return Optional.of(progress(appeal.get(), standing.get(), form));
    }
    Html day = Html.text(PlainStatus.DATE.format(ending.get().until()));
    return Optional.of(
        appeals.late(ending.get())
            ? Html.of("appeal/late.html", Map.of("day", day, "team", Html.text(contacts.team())))
            : Html.of("appeal/statement.html", Map.of("day", day, "form", form)));
  }

  private Html progress(JourneyRegistry.Entry appeal, JourneyStatus status, Html form) {
    return Html.of(
        "appeal/progress.html",
        Map.of(
            "status",
            Html.paragraphs(PlainStatus.of(status)),
            "recording",
            status.state() == JourneyState.OVERTURNED
                ? Html.of("appeal/before.html", Map.of())
                : recording(appeal, status, form),
            "withdrawal",
            withdrawal(status, form)));
  }

  /** Once, and again where whoever decides asks for it; never of somebody who did not agree. */
  private Html recording(JourneyRegistry.Entry appeal, JourneyStatus status, Html form) {
    Awaited awaited = status.awaited();
    boolean asked = awaited != null && awaited.what().equals("evidence");
    boolean before =
        status.timeline().stream().anyMatch(entry -> entry.what().equals("evidence.received"));
    if (status.state().ended()) {
      return Html.NOTHING;
    }
    if (before && !asked) {
      return Html.of("appeal/received.html", Map.of());
    }
    return appeals.matter(appeal).recordings()
        ? Html.of(asked ? "appeal/asked.html" : "appeal/recording.html", Map.of("form", form))
        : Html.NOTHING;
  }

  private static Html withdrawal(JourneyStatus status, Html form) {
    return status.state().ended()
        ? Html.NOTHING
        : Html.of("appeal/withdrawal.html", Map.of("form", form));
  }

  private ResponseEntity<String> inSession(
      @Nullable String cookie, Function<SubjectLinks.Session, ResponseEntity<String>> page) {
    return links.session(cookie).map(page).orElseGet(this::closed);
  }

  private ResponseEntity<String> closed() {
    return message(HttpStatus.UNAUTHORIZED, "Please open your link again", "message/over.html");
  }

  @ExceptionHandler
  ResponseEntity<String> problem(ApiProblem problem) {
    return switch (problem.reason()) {
      case "appeal.statement" ->
          message(problem.status(), "Please say why", "appeal/answer/unsaid.html");
      case "appeal.late" ->
          message(problem.status(), "The time is over", "appeal/answer/over.html");
      case "appeal.exists" ->
          message(problem.status(), "You have appealed before", "appeal/answer/exists.html");
      case "appeal.not-possible" ->
          message(problem.status(), "There is nothing to appeal", "appeal/answer/nothing.html");
      default -> otherwise(problem);
    };
  }

  private ResponseEntity<String> otherwise(ApiProblem problem) {
    return switch (problem.status()) {
      case UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE_CONTENT, CONTENT_TOO_LARGE, BAD_REQUEST ->
          message(problem.status(), "That file cannot be used", "appeal/answer/unusable.html");
      case CONFLICT ->
          message(problem.status(), "That was answered before", "message/answered.html");
      case FORBIDDEN ->
          message(problem.status(), "This came from somewhere else", "message/foreign.html");
      case GONE -> message(problem.status(), "Nothing is left", "message/erased.html");
      case NOT_FOUND -> message(problem.status(), "There is nothing here", "message/over.html");
      default -> message(HttpStatus.SERVICE_UNAVAILABLE, "Not just now", "message/later.html");
    };
  }

  @ExceptionHandler({DataAccessException.class, CustodyException.class})
  ResponseEntity<String> away(RuntimeException away) {
    return message(HttpStatus.SERVICE_UNAVAILABLE, "Not just now", "message/later.html");
  }

  @ExceptionHandler
  ResponseEntity<String> malformed(FileUploadException malformed) {
    return problem(RecordingForm.unreadable());
  }

  private ResponseEntity<String> message(HttpStatus status, String title, String page) {
    return answers.page(status, title, Html.of(page, Map.of()));
  }
}
