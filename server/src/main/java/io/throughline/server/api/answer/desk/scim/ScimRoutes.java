package io.throughline.server.api.answer.desk.scim;

import io.swagger.v3.oas.annotations.Operation;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.journeys.cohort.Cohorts;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A cohort's roster for directories: SCIM 2.0 (RFC 7643, RFC 7644) under one base per cohort. */
@RestController
@RequestMapping(path = "/scim/v2/cohorts/{cohort}", produces = ScimRoutes.JSON)
public final class ScimRoutes {
  static final String JSON = "application/scim+json";

  private static final Set<Role> BESIDE_VENDORS = Set.of(Role.HR, Role.ANALYST, Role.AUDITOR);

  private final Cohorts cohorts;

  public ScimRoutes(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  @Operation(summary = "Put somebody on the roster", description = "externalId and a mail address.")
  @PostMapping("/Users")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> create(
      @PathVariable String cohort,
      @RequestBody Map<String, Object> user,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return of(caller).create(known(cohort, caller), user);
  }

  @Operation(summary = "List members", description = "filter: userName eq, externalId eq.")
  @GetMapping("/Users")
  Map<String, Object> list(
      @PathVariable String cohort,
      @RequestParam Map<String, String> query,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    List<Map<String, Object>> all =
        of(caller).list(known(cohort, caller), Optional.ofNullable(query.get("filter")));
    int from = Math.min(all.size(), Math.max(0, number(query.get("startIndex"), 1) - 1));
    int count = number(query.get("count"), 300);
    List<Map<String, Object>> page =
        all.subList(from, Math.min(all.size(), from + Math.clamp(count, 0, 300)));
    return Map.of(
        "schemas",
        List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
        "totalResults",
        all.size(),
        "startIndex",
        from + 1,
        "itemsPerPage",
        page.size(),
        "Resources",
        page);
  }

  private static int number(@Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException odd) {
      throw new ScimProblem(HttpStatus.BAD_REQUEST, "invalidValue", "That is no number.");
    }
  }

  @Operation(summary = "Show a member", description = "Names are not given back.")
  @GetMapping("/Users/{member}")
  Map<String, Object> show(
      @PathVariable String cohort,
      @PathVariable String member,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return of(caller).show(known(cohort, caller), member);
  }

  @Operation(summary = "A member leaves", description = "replace active by false, and no more.")
  @PatchMapping("/Users/{member}")
  Map<String, Object> patch(
      @PathVariable String cohort,
      @PathVariable String member,
      @RequestBody Map<String, Object> patch,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return of(caller).patch(known(cohort, caller), member, patch);
  }

  @Operation(summary = "A member leaves")
  @DeleteMapping("/Users/{member}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String cohort,
      @PathVariable String member,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    of(caller).leave(known(cohort, caller), member);
  }

  @Operation(summary = "Many operations, each with its own answer")
  @PostMapping("/Bulk")
  Map<String, Object> bulk(
      @PathVariable String cohort,
      @RequestBody Map<String, Object> request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return new ScimBulk(of(caller)).answer(known(cohort, caller), request);
  }

  @Operation(summary = "What of SCIM there is")
  @GetMapping("/ServiceProviderConfig")
  Map<String, Object> configuration(
      @PathVariable String cohort, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    var _ = known(cohort, caller);
    Map<String, Object> no = Map.of("supported", false);
    return Map.of(
        "schemas",
        List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
        "patch",
        Map.of("supported", true),
        "bulk",
        Map.of("supported", true, "maxOperations", ScimBulk.MOST, "maxPayloadSize", 65_536),
        "filter",
        Map.of("supported", true, "maxResults", 300),
        "changePassword",
        no,
        "sort",
        no,
        "etag",
        no,
        "authenticationSchemes",
        List.of(
            Map.of(
                "type",
                "oauthbearertoken",
                "name",
                "Bearer token",
                "description",
                "A token of the deployment with the role vendor or hr")));
  }

  @Operation(summary = "Of which kinds resources are")
  @GetMapping("/ResourceTypes")
  List<Map<String, Object>> types(
      @PathVariable String cohort, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    var _ = known(cohort, caller);
    return List.of(
        Map.of(
            "schemas",
            List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
            "id",
            "User",
            "name",
            "User",
            "endpoint",
            "/Users",
            "schema",
            ScimUser.USER,
            "schemaExtensions",
            List.of(Map.of("schema", ScimUser.WORKER, "required", false))));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> problem(ScimProblem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(JSON))
        .body(problem.document());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> problem(ApiProblem problem) {
    return problem(ScimProblem.of(problem));
  }

  private ScimRoster of(Caller caller) {
    return new ScimRoster(cohorts, caller.holdsAnyOf(Set.of(Role.HR)));
  }

  private JourneyRegistry.Entry known(String cohort, Caller caller) {
    boolean vendor = !caller.holdsAnyOf(BESIDE_VENDORS);
    return cohorts.entry(
        new Cohorts.Viewer(caller.tenant(), caller.id(), vendor),
        PathWords.journey(cohort, caller).journey());
  }
}
