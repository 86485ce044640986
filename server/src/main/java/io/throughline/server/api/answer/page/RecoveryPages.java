package io.throughline.server.api.answer.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.server.api.answer.page.html.Html;
import io.throughline.server.api.answer.page.html.PageAnswers;
import io.throughline.server.api.answer.page.html.RecordingForm;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The owner of an account proves it with a recording, or says that it was somebody else. */
@Hidden
@RestController
final class RecoveryPages {

  private final HiringJourneys journeys;
  private final CaptureForms forms;
  private final EvidenceIntake intake;
  private final Visits visits;
  private final PageAnswers answers = new PageAnswers();

  /** How people and browsers are known. */
  record Visits(SubjectLinks links, KnownBrowsers browsers) {}

  RecoveryPages(HiringJourneys journeys, EvidenceIntake intake, Visits visits) {
    this.journeys = journeys;
    forms = new CaptureForms(journeys, visits.browsers());
    this.intake = intake;
    this.visits = visits;
  }

  /** Looking uses nothing up, since mail systems look, too. */
  @GetMapping("/n/{token}")
  ResponseEntity<String> look(@PathVariable String token) {
    if (denial(token).isEmpty()) {
      return message(HttpStatus.NOT_FOUND, "This link does not work", "message/over.html");
    }
    return answers.page(
        HttpStatus.OK,
        "It was not me",
        Html.of("recovery/denial.html", Map.of("token", Html.text(token))));
  }

  @PostMapping("/n/{token}")
  ResponseEntity<String> deny(
      @PathVariable String token,
      @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
    PersonPages.refuseForeign(from);
    Optional<JourneyRegistry.Key> journey = denial(token);
    if (journey.isEmpty()) {
      return message(HttpStatus.NOT_FOUND, "This link does not work", "message/over.html");
    }
    var _ =
        journeys.ask(
            journey.get(),
            new PersonRequest(UUID.randomUUID().toString(), PersonRequest.Wish.NOT_ME));
    return message(HttpStatus.OK, "It is stopped", "recovery/denied.html");
  }

  private Optional<JourneyRegistry.Key> denial(String token) {
    return visits
        .links()
        .find(token, SubjectLinks.Purpose.DENIAL)
        .filter(found -> found.state() == SubjectLinks.State.OPEN)
        .map(SubjectLinks.Found::journey);
  }

  /** What is recorded goes from the browser into the vault, never to a file in between. */
  @PostMapping("/me/evidence/{role}")
  ResponseEntity<String> prove(
      @PathVariable String role,
      @CookieValue(name = PersonPages.COOKIE, required = false) @Nullable String cookie,
      @CookieValue(name = KnownBrowsers.COOKIE, required = false) @Nullable String browser,
      HttpServletRequest request)
      throws IOException {
    Optional<SubjectLinks.Session> session = visits.links().session(cookie);
    if (session.isEmpty()) {
      return message(HttpStatus.UNAUTHORIZED, "Please open your link again", "message/over.html");
    }
    Optional<EvidenceRole> as =
        Arrays.stream(EvidenceRole.values()).filter(it -> it.word().equals(role)).findFirst();
    CaptureForms.Asked asked =
        forms
            .asked(session.get(), browser)
            .orElseThrow(() -> ApiProblem.refused(Refusal.INTERACTION_NOT_AWAITED));
    if (as.filter(asked.roles()::contains).isEmpty()) {
      return message(HttpStatus.NOT_FOUND, "There is nothing here", "message/over.html");
    }
    EvidenceReceipt _ = taken(request, session.get(), new Proof(asked, as.get()));
    return answers.see(PersonPages.HOME);
  }

  /** What was asked for, and as what it comes. */
  private record Proof(CaptureForms.Asked asked, EvidenceRole role) {}

  private EvidenceReceipt taken(
      HttpServletRequest request, SubjectLinks.Session session, Proof proof) throws IOException {
    return RecordingForm.take(
        request,
        form -> PersonPages.refuseForged(session, form),
        recording ->
            intake.take(
                new EvidenceIntake.Purpose(proof.asked().journey(), proof.role(), Optional.empty()),
                recording,
                -1,
                evidence ->
                    journeys.submitEvidence(
                        session.journey(),
                        new EvidenceSubmission(
                            UUID.randomUUID().toString(),
                            proof.asked().interaction(),
                            evidence,
                            false,
                            proof.asked().known()))));
  }

  /** The part of the page on which the person agrees; nothing once that was answered. */
  Html consent(SubjectLinks.Session session, JourneyStatus status) {
    String kind = journeys.entry(session.journey()).kind();
    return status.state() == JourneyState.NOTIFIED
        ? Html.of(CaptureForms.consent(kind), Map.of("form", Html.text(session.formToken())))
        : Html.NOTHING;
  }

  /** What the page asks the person to hand in; nothing where nothing is. */
  Html part(SubjectLinks.Session session, @Nullable String browser) {
    return forms.asked(session, browser).map(it -> forms.part(session, it)).orElse(Html.NOTHING);
  }

  @ExceptionHandler
  ResponseEntity<String> problem(ApiProblem problem) {
    return switch (problem.status()) {
      case UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE_CONTENT, CONTENT_TOO_LARGE, BAD_REQUEST ->
          message(problem.status(), "That file cannot be used", "recovery/unusable.html");
      case CONFLICT ->
          message(problem.status(), "That was answered before", "message/answered.html");
      case FORBIDDEN ->
          message(problem.status(), "This came from somewhere else", "message/foreign.html");
      case NOT_FOUND, GONE ->
          message(problem.status(), "There is nothing here", "message/over.html");
      default -> message(HttpStatus.SERVICE_UNAVAILABLE, "Not just now", "message/later.html");
    };
  }

  @ExceptionHandler
  ResponseEntity<String> malformed(FileUploadException malformed) {
    return problem(RecordingForm.unreadable());
  }

  private ResponseEntity<String> message(HttpStatus status, String title, String page) {
    return answers.page(status, title, Html.of(page, Map.of()));
  }
}
