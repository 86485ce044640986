package io.throughline.server.api.answer.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.server.api.answer.page.html.Html;
import io.throughline.server.api.answer.page.html.PageAnswers;
import io.throughline.server.api.answer.page.html.PlainStatus;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The person's own page. Looking at a link's address uses nothing up, since mail systems look, too;
 * the button does, and opens a session.
 */
@Hidden
@RestController
final class PersonPages {

  static final String COOKIE = "throughline-page";
  static final String HOME = "/me";

  private final HiringJourneys journeys;
  private final SubjectLinks links;
  private final KnownBrowsers browsers;
  private final RecoveryPages recoveries;
  private final AppealPages appeals;
  private final boolean secure;
  private final PageAnswers answers = new PageAnswers();

  PersonPages(HiringJourneys journeys, RecoveryPages.Visits visits, Parts parts, boolean secure) {
    this.journeys = journeys;
    this.links = visits.links();
    this.browsers = visits.browsers();
    this.recoveries = parts.recoveries();
    this.appeals = parts.appeals();
    this.secure = secure;
  }

  /** What some journeys show and others do not. */
  record Parts(RecoveryPages recoveries, AppealPages appeals) {}

  @GetMapping("/s/{token}")
  ResponseEntity<String> look(
      @PathVariable String token,
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
    Optional<SubjectLinks.Found> found = links.find(token);
    if (found.filter(it -> it.state() == SubjectLinks.State.OPEN).isPresent()) {
      return answers.page(
          HttpStatus.OK,
          "Your own page",
          Html.of("link/open.html", Map.of("token", Html.text(token))));
    }
    return spent(token, found, cookie);
  }

  @PostMapping("/s/{token}")
  ResponseEntity<String> open(
      @PathVariable String token,
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
      @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
    refuseForeign(from);
    Optional<String> secret = links.open(token);
    if (secret.isEmpty()) {
      return spent(token, links.find(token), cookie);
    }
    ResponseCookie session =
        ResponseCookie.from(COOKIE, secret.get())
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .maxAge(SubjectLinks.SESSION)
            .build();
    return answers.see(HOME, session);
  }

  /** The answer is the same for a link of nobody: it tells nothing about anybody. */
  @PostMapping("/s/{token}/renewal")
  ResponseEntity<String> renew(
      @PathVariable String token,
      @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
    refuseForeign(from);
    links.find(token).ifPresent(found -> asked(found.journey(), PersonRequest.Wish.NEW_LINK));
    return answers.page(HttpStatus.OK, "Look into your mail", Html.of("link/sent.html", Map.of()));
  }

  @GetMapping(HOME)
  ResponseEntity<String> home(
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
      @CookieValue(name = KnownBrowsers.COOKIE, required = false) @Nullable String browser) {
    return inSession(
        cookie, session -> home(session, HttpStatus.OK, recoveries.part(session, browser)));
  }

  @PostMapping(HOME + "/consent")
  ResponseEntity<String> consent(
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
      @RequestParam Map<String, String> form) {
    return inSession(
        cookie,
        session -> {
          refuseForged(session, form.get("form"));
          Optional<Boolean> faceSaid = yesOrNo(form.get("face"));
          Optional<Boolean> voiceSaid = yesOrNo(form.get("voice"));
          if (faceSaid.isEmpty() || voiceSaid.isEmpty()) {
            return home(
                session,
                HttpStatus.UNPROCESSABLE_CONTENT,
                Html.of("home/unanswered.html", Map.of()));
          }
          boolean first = journeys.status(session.journey()).state() == JourneyState.NOTIFIED;
          JourneyStatus _ =
              journeys.answerConsent(
                  session.journey(),
                  new ConsentAnswer(
                      UUID.randomUUID().toString(),
                      faceSaid.get(),
                      voiceSaid.get(),
                      true,
                      yesOrNo(form.get("search")).orElse(null)));
          boolean agreed = faceSaid.get() && voiceSaid.get();
          return first && agreed ? remembered(session) : answers.see(HOME);
        });
  }

  /** Whoever agreed here can get back in from here; who only repeats it later, cannot. */
  private ResponseEntity<String> remembered(SubjectLinks.Session session) {
    return answers.see(HOME, browsers.remember(journeys.entry(session.journey()).subject()));
  }

  @PostMapping(HOME + "/another-way")
  ResponseEntity<String> anotherWay(
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
      @RequestParam(name = "form", required = false) @Nullable String form) {
    return inSession(
        cookie,
        session -> {
          refuseForged(session, form);
          asked(session.journey(), PersonRequest.Wish.HUMAN);
          return answers.see(HOME);
        });
  }

  @ExceptionHandler
  ResponseEntity<String> problem(ApiProblem problem) {
    return switch (problem.status()) {
      case GONE -> message(problem.status(), "Nothing is left", "message/erased.html");
      case CONFLICT ->
          message(problem.status(), "That was answered before", "message/answered.html");
      case FORBIDDEN ->
          message(problem.status(), "This came from somewhere else", "message/foreign.html");
      case NOT_FOUND -> message(problem.status(), "There is nothing here", "message/over.html");
      default -> message(HttpStatus.SERVICE_UNAVAILABLE, "Not just now", "message/later.html");
    };
  }

  @ExceptionHandler
  ResponseEntity<String> databaseAway(DataAccessException away) {
    return message(HttpStatus.SERVICE_UNAVAILABLE, "Not just now", "message/later.html");
  }

  private ResponseEntity<String> inSession(
      @Nullable String cookie, Function<SubjectLinks.Session, ResponseEntity<String>> page) {
    return links
        .session(cookie)
        .map(page)
        .orElseGet(() ->
            message(HttpStatus.UNAUTHORIZED, "Please open your link again", "message/over.html"));
  }

  private ResponseEntity<String> home(
      SubjectLinks.Session session, HttpStatus code, Html complaint) {
    JourneyStatus status = journeys.status(session.journey());
    Contacts contacts = journeys.contacts(session.journey());
    return answers.page(
        code,
        "Your own page",
        Html.of(
            "home/home.html",
            Map.of(
                "salutation",
                Html.text(contacts.salutation()),
                "complaint",
                complaint,
                "status",
                Html.paragraphs(PlainStatus.of(status)),
                "consent",
                recoveries.consent(session, status),
                "way",
                appeals.ways(session, status, contacts),
                "team",
                Html.text(contacts.team()))));
  }

  /** Used, too old or unknown; whoever opened it in this browser goes on. */
  private ResponseEntity<String> spent(
      String token, Optional<SubjectLinks.Found> found, @Nullable String cookie) {
    boolean sameSession =
        links
            .session(cookie)
            .filter(
                session -> found.filter(it -> it.journey().equals(session.journey())).isPresent())
            .isPresent();
    if (sameSession) {
      return answers.see(HOME);
    }
    String why =
        found
            .map(it ->
                it.state() == SubjectLinks.State.EXPIRED
                    ? "This link is too old."
                    : "This link was used before. Each link works once.")
            .orElse("This link is not complete, or not one of ours.");
    return answers.page(
        found.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND,
        "This link does not work",
        Html.of(
            "link/spent.html",
            Map.of("why", Html.paragraphs(List.of(why)), "token", Html.text(token))));
  }

  /** What was asked for before, or too late, is answered as if it were new. */
  private void asked(JourneyRegistry.Key journey, PersonRequest.Wish wish) {
    try {
      JourneyStatus _ =
          journeys.ask(journey, new PersonRequest(UUID.randomUUID().toString(), wish));
    } catch (ApiProblem refused) {
      boolean settled =
          refused.reason().equals(Refusal.REQUEST_TOO_OFTEN.reason())
              || refused.reason().equals(Refusal.JOURNEY_ENDED.reason())
              || (wish == PersonRequest.Wish.NEW_LINK && refused.status() == HttpStatus.GONE);
      if (!settled) {
        throw refused;
      }
    }
  }

  private ResponseEntity<String> message(HttpStatus status, String title, String page) {
    return answers.page(status, title, Html.of(page, Map.of()));
  }

  private static Optional<Boolean> yesOrNo(@Nullable String said) {
    return switch (said) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      case null, default -> Optional.empty();
    };
  }

  /** Browsers say where a form was sent from; an older one says nothing. */
  static void refuseForeign(@Nullable String from) {
    if (from != null && !from.equals("same-origin") && !from.equals("none")) {
      throw foreign();
    }
  }

  static void refuseForged(SubjectLinks.Session session, @Nullable String form) {
    byte[] expected = session.formToken().getBytes(StandardCharsets.US_ASCII);
    byte[] given = form == null ? new byte[0] : form.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      throw foreign();
    }
  }

  private static ApiProblem foreign() {
    return ApiProblem.of(HttpStatus.FORBIDDEN, "form.foreign", "The form came from elsewhere.");
  }
}
