package io.throughline.server.problem;

import io.throughline.custody.failure.CustodyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a route throws into a problem document; unknown errors say nothing of inside. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Object> known(ApiProblem problem) {
    HttpHeaders headers = new HttpHeaders();
    problem
        .retryAfter()
        .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    return answer(problem.status(), problem.reason(), problem.detail(), headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> custody(CustodyException failure) {
    return known(ApiProblem.of(failure.code()));
  }

  @ExceptionHandler
  ResponseEntity<Object> database(DataAccessException failure) {
    LOG.warn("database.failed kind={}", failure.getClass().getSimpleName());
    return known(ApiProblem.unavailable("database.unreachable", "The database does not answer."));
  }

  @ExceptionHandler
  ResponseEntity<Object> unknown(RuntimeException failure) {
    // The message may hold what the caller sent: only where it happened is logged.
    StackTraceElement[] trace = failure.getStackTrace();
    LOG.error(
        "request.failed kind={} at={}",
        failure.getClass().getName(),
        trace.length == 0 ? "unknown" : trace[0]);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "server.failed",
        "The server failed; the log says where.",
        new HttpHeaders());
  }

  @Override
  @SuppressWarnings("checkstyle:ParameterNumber") // The framework's own.
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return switch (status.value()) {
      case 400 -> answer(status, "request.unreadable", "The request cannot be read.", headers);
      case 404 -> answer(status, "route.unknown", "There is no such route.", headers);
      case 405 -> answer(status, "method.not-allowed", "The route has no such method.", headers);
      case 406 -> answer(status, "accept.unsupported", "The route answers in JSON.", headers);
      case 415 -> answer(status, "content-type.unsupported", "The route takes JSON.", headers);
      case 422 -> answer(status, "request.invalid", "The request is not valid.", headers);
      default -> answer(status, "request.failed", "The request failed.", headers);
    };
  }

  private static ResponseEntity<Object> answer(
      HttpStatusCode status, String reason, String detail, HttpHeaders headers) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDocuments.of(status, reason, detail));
  }
}
