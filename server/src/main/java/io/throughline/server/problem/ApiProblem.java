package io.throughline.server.problem;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.answer.Refusal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** An answer that is an error; neither reason nor detail holds personal data. */
public final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final HttpStatus status;
  private final String reason;
  private final transient Optional<Duration> retryAfter;

  private ApiProblem(
      HttpStatus status, String reason, String detail, Optional<Duration> retryAfter) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public HttpStatus status() {
    return status;
  }

  /** Dotted and stable, such as {@code journey.unknown}. */
  public String reason() {
    return reason;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** When the same request may succeed; empty if it never will. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** An error that the same request will meet again. */
  public static ApiProblem of(HttpStatus status, String reason, String detail) {
    return new ApiProblem(status, reason, detail, Optional.empty());
  }

  /** An error that may be over soon. */
  public static ApiProblem unavailable(String reason, String detail) {
    return new ApiProblem(
        HttpStatus.SERVICE_UNAVAILABLE, reason, detail, Optional.of(Duration.ofSeconds(5)));
  }

  /** The caller asks too often. */
  public static ApiProblem tooMany(Duration wait) {
    return new ApiProblem(
        HttpStatus.TOO_MANY_REQUESTS,
        "rate.limited",
        "Too many requests; ask again later.",
        Optional.of(wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS)));
  }

  /** The journey does not take this now. */
  public static ApiProblem refused(Refusal refusal) {
    String detail =
        switch (refusal) {
          case CONSENT_MISSING -> "The person has not agreed to face and voice processing.";
          case CONSENT_ANSWERED -> "Consent was answered already, and otherwise.";
          case INTERACTION_NOT_AWAITED -> "The journey does not wait for this interaction now.";
          case ROLE_NOT_AWAITED -> "The interaction does not want evidence in this role.";
          case ROLE_FILLED -> "The interaction has evidence in this role already.";
          case REQUEST_REUSED -> "The idempotency key was used already, for something else.";
          case REVIEW_NOT_AWAITED -> "There is nothing to review.";
          case REVIEW_ASSIGNED_ELSEWHERE -> "Somebody else has the case.";
          case REVIEW_ASKED_ENOUGH -> "The person was asked for more as often as is allowed.";
          case REQUEST_TOO_OFTEN -> "The same was asked for only just now.";
          case REQUEST_NOT_OFFERED -> "This kind of journey offers no such request.";
          case REVIEW_SECOND_PERSON -> "Somebody else than the first has to look at it.";
          case COHORT_LIMITED -> "The vendor's word did not come in time: nobody else is admitted.";
          case COHORT_FULL -> "A cohort has as many members as it can have.";
          case SEAT_NOT_AWAITED -> "Nobody is to sit down at a seat in this journey now.";
          case FINDINGS_NOT_AWAITED -> "The journey has no such stage, or it has not asked for it.";
          case EVENTS_TOO_MANY -> "The journey keeps no more events.";
          case JOURNEY_ENDED -> "The journey has ended.";
        };
    return of(HttpStatus.CONFLICT, refusal.reason(), detail);
  }

  /** Who opened a journey does not decide it. */
  public static ApiProblem ownCase() {
    return of(
        HttpStatus.FORBIDDEN, "review.own-case", "Somebody who did not open the journey reviews.");
  }

  /** No journey has this id. */
  public static ApiProblem unknownJourney() {
    return of(HttpStatus.NOT_FOUND, "journey.unknown", "There is no such journey.");
  }

  /** No case has this id. */
  public static ApiProblem unknownCase() {
    return of(HttpStatus.NOT_FOUND, "review.unknown", "There is no such case.");
  }

  /** The request is understood, and wrong. */
  public static ApiProblem invalid(String detail) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "request.invalid", detail);
  }

  /** Custody or an activity failed in a way that is known. */
  public static ApiProblem of(FailureCode code) {
    return switch (code) {
      case MEDIA_OVER_LIMIT ->
          of(HttpStatus.CONTENT_TOO_LARGE, code.reason(), "The media is over the limit.");
      case MEDIA_EMPTY ->
          of(HttpStatus.UNPROCESSABLE_CONTENT, "evidence.empty", "Evidence is never empty.");
      case EVIDENCE_MISSING ->
          of(HttpStatus.NOT_FOUND, code.reason(), "The vault does not hold this evidence.");
      case EVIDENCE_ALTERED ->
          of(HttpStatus.UNPROCESSABLE_CONTENT, code.reason(), "The evidence was altered.");
      case LEDGER_ALTERED, PAYLOAD_REFUSED, KEY_ALTERED ->
          of(HttpStatus.UNPROCESSABLE_CONTENT, code.reason(), "What this needs was altered.");
      case GRANT_REFUSED ->
          of(HttpStatus.FORBIDDEN, code.reason(), "This grant does not open this.");
      case KEY_DESTROYED -> of(HttpStatus.GONE, code.reason(), "The subject was erased.");
      case VAULT_UNREACHABLE, FIGURES_UNREACHABLE, GALLERY_UNREACHABLE, LEDGER_UNREACHABLE ->
          silent(code);
      case MEDIA_UNREADABLE,
          MEDIA_TRUNCATED,
          MODEL_UNTRUSTED,
          TEMPLATE_INCOMPATIBLE,
          POLICY_UNREACHABLE,
          POLICY_MALFORMED,
          MAIL_UNREACHABLE,
          MAIL_REFUSED,
          GALLERY_REFUSED,
          REMEDY_UNREACHABLE ->
          of(HttpStatus.CONFLICT, code.reason(), "The journey cannot go on with this.");
    };
  }

  private static ApiProblem silent(FailureCode code) {
    String what =
        switch (code) {
          case VAULT_UNREACHABLE -> "The vault does not answer.";
          case FIGURES_UNREACHABLE -> "The figures do not answer.";
          case GALLERY_UNREACHABLE -> "The gallery does not answer.";
          default -> "The ledger does not answer.";
        };
    return unavailable(code.reason(), what);
  }
}
