package io.throughline.server.api.answer.desk.scim;

import io.throughline.server.problem.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What went wrong, as RFC 7644, 3.12, has it. */
final class ScimProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  private final HttpStatus status;
  private final @Nullable String type;

  ScimProblem(HttpStatus status, @Nullable String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  static ScimProblem of(ApiProblem problem) {
    return new ScimProblem(problem.status(), null, problem.reason() + ": " + problem.detail());
  }

  HttpStatus status() {
    return status;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemas", List.of(ERROR));
    document.put("status", Integer.toString(status.value()));
    if (type != null) {
      document.put("scimType", type);
    }
    document.put("detail", String.valueOf(getMessage()));
    return document;
  }
}
