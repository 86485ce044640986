package io.throughline.server.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** RFC 9457 documents: the standard fields and {@code reason}. */
public final class ProblemDocuments {

  private ProblemDocuments() {}

  /** The document of one error. */
  public static ProblemDetail of(HttpStatusCode status, String reason, String detail) {
    ProblemDetail document = ProblemDetail.forStatusAndDetail(status, detail);
    document.setProperty("reason", reason);
    return document;
  }

  /** Writes the document where no controller answers; texts are constants of this program. */
  public static void write(HttpServletResponse response, ApiProblem problem) throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    problem
        .retryAfter()
        .ifPresent(
            wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    String json = json(problem.status().value(), problem.reason(), problem.detail());
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Only for texts without quotes and control characters. */
  static String json(int status, String reason, String detail) {
    return "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"reason\":\"%s\"}"
        .formatted(title(status), status, detail, reason);
  }

  private static String title(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
