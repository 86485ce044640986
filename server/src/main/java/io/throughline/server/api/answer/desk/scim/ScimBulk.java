package io.throughline.server.api.answer.desk.scim;

import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Many operations in one request (RFC 7644, 3.7), each with its own answer. */
final class ScimBulk {
  /** More come in a further request. */
  static final int MOST = 100;

  private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  private final ScimRoster roster;

  ScimBulk(ScimRoster roster) {
    this.roster = roster;
  }

  /** In order; after as many errors as {@code failOnErrors} says nothing more is done. */
  Map<String, Object> answer(JourneyRegistry.Entry cohort, Map<String, Object> request) {
    if (!(request.get("Operations") instanceof List<?> operations) || operations.size() > MOST) {
      throw new ScimProblem(
          HttpStatus.CONTENT_TOO_LARGE, "tooMany", "There are 1 to " + MOST + " operations.");
    }
    int bearable =
        request.get("failOnErrors") instanceof Integer most && most > 0 ? most : Integer.MAX_VALUE;
    List<Map<String, Object>> answers = new ArrayList<>();
    int failed = 0;
    for (Object operation : operations) {
      Map<String, Object> answer = answered(cohort, operation);
      answers.add(answer);
      failed += answer.containsKey("response") ? 1 : 0;
      if (failed >= bearable) {
        break;
      }
    }
    return Map.of("schemas", List.of(RESPONSE), "Operations", answers);
  }

  private Map<String, Object> answered(JourneyRegistry.Entry cohort, Object operation) {
    Map<String, Object> answer = new LinkedHashMap<>();
    Map<?, ?> wanted = operation instanceof Map<?, ?> map ? map : Map.of();
    String method = String.valueOf(wanted.get("method")).toUpperCase(Locale.ROOT);
    answer.put("method", method);
    Optional.ofNullable(wanted.get("bulkId")).ifPresent(id -> answer.put("bulkId", id));
    try {
      answer.putAll(done(cohort, method, wanted));
    } catch (ScimProblem problem) {
      failed(answer, problem);
    } catch (ApiProblem problem) {
      failed(answer, ScimProblem.of(problem));
    }
    return answer;
  }

  private static void failed(Map<String, Object> answer, ScimProblem problem) {
    answer.put("status", Integer.toString(problem.status().value()));
    answer.put("response", problem.document());
  }

  private Map<String, Object> done(
      JourneyRegistry.Entry cohort, String method, Map<?, ?> operation) {
    String path = String.valueOf(operation.get("path"));
    return switch (method) {
      case "POST" -> {
        if (!path.equals("/Users") || !(operation.get("data") instanceof Map<?, ?> data)) {
          throw new ScimProblem(HttpStatus.BAD_REQUEST, "invalidPath", "Users are made at /Users.");
        }
        Map<String, Object> made = roster.create(cohort, named(data));
        yield Map.of("status", "201", "location", "Users/" + made.get("id"));
      }
      case "DELETE" -> {
        roster.leave(cohort, ScimRoster.memberOf(path));
        yield Map.of("status", "204");
      }
      default ->
          throw new ScimProblem(
              HttpStatus.BAD_REQUEST, "invalidSyntax", "Operations are POST and DELETE.");
    };
  }

  private static Map<String, Object> named(Map<?, ?> data) {
    Map<String, Object> named = new LinkedHashMap<>();
    data.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
