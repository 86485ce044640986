package io.throughline.server.api.caller.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.api.caller.Role;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The table against the routes that Spring really has, and each role against each route. */
class AccessTableTest extends DeployedServer {

  /** Mapped by frameworks or by accident, and closed to everybody. */
  private static final Set<String> CLOSED =
      Set.of(
          "ANY /error",
          "GET /actuator",
          "GET /actuator/health/**",
          "GET /api/openapi.json.yaml",
          "GET /api/v1/unlisted");

  /** Listed before there is a route. */
  private static final Set<String> MAY_BE_ABSENT =
      Set.of("GET /api/v1/journeys/{journey}/proof", "POST /api/v1/journeys/{journey}/erase");

  @Autowired private ApplicationContext context;

  @Test
  void everyRouteThatSpringHasIsListed() {
    Set<String> mapped = mapped();
    Set<String> listed =
        AccessTable.rows().stream().map(AccessTableTest::named).collect(Collectors.toSet());
    assertThat(mapped).hasSizeGreaterThan(10).contains("GET /actuator/health");
    assertThat(mapped.stream().filter(route -> !listed.contains(route)))
        .as("routes that AccessTable does not list are denied to everybody")
        .containsExactlyInAnyOrderElementsOf(CLOSED);
    assertThat(listed.stream().filter(route -> !mapped.contains(route))).isSubsetOf(MAY_BE_ABSENT);
  }

  @Test
  void eachRoleOpensWhatTheTableSaysAndNothingElse() {
    SoftAssertions all = new SoftAssertions();
    for (AccessRow row : AccessTable.rows()) {
      if (row.opening() instanceof Opening.Holders holders) {
        for (Role role : Role.values()) {
          Api.Answer answer = call(as(role.word()), row);
          boolean permitted = holders.roles().contains(role);
          all.assertThat(answer.reason().equals("role.not-allowed"))
              .as(role.word() + " " + named(row) + " answered " + answer.reason())
              .isNotEqualTo(permitted);
          all.assertThat(answer.status() == 403).isNotEqualTo(permitted);
        }
      }
    }
    all.assertAll();
  }

  @Test
  void aRouteThatIsNotListedIsDeniedToEverybody() {
    for (Role role : Role.values()) {
      assertProblem(as(role.word()).get("/api/v1/unlisted"), 404, "route.unknown");
    }
  }

  @Test
  void noRoleDoesEverything() {
    for (Role role : Role.values()) {
      assertThat(AccessTable.rows())
          .as(role.word())
          .anyMatch(row ->
              row.opening() instanceof Opening.Holders holders && !holders.roles().contains(role));
    }
  }

  @Test
  void anAuditorChangesNothing() {
    assertThat(AccessTable.rows())
        .filteredOn(row -> !row.method().equals("GET"))
        .noneMatch(row ->
            row.opening() instanceof Opening.Holders holders
                && holders.roles().contains(Role.AUDITOR));
  }

  @Test
  void theDocumentIsWhatThisCommandPrints() throws IOException {
    Path document =
        Path.of(System.getProperty("throughline.home", ".."), "docs/api/authorisation.md");
    assertThat(Files.readString(document))
        .as("./throughline token roles > docs/api/authorisation.md")
        .isEqualTo(String.join("\n", AccessTable.markdown()) + "\n");
  }

  private Set<String> mapped() {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(AccessTableTest::named)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> named(RequestMappingInfo info) {
    List<String> methods =
        info.getMethodsCondition().getMethods().isEmpty()
            ? List.of("ANY")
            : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    return methods.stream()
        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
  }

  private static String named(AccessRow row) {
    return row.method() + " " + row.path();
  }

  private static Api.Answer call(Api caller, AccessRow row) {
    String path =
        row.path()
            .replace("{journey}", "j-" + "a".repeat(26))
            .replace("{cohort}", "j-" + "a".repeat(26))
            .replace("{member}", "j-" + "a".repeat(26))
            .replace("{interaction}", "interview-1")
            .replace("{role}", "camera")
            .replace("{review}", "r-" + "a".repeat(26) + "-1")
            .replace("{lead}", "1")
            .replace("{token}", "00000000-0000-0000-0000-000000000000");
    return caller.send(
        path,
        request ->
            row.method().equals("GET")
                ? request.GET()
                : request
                    .header("Content-Type", "application/json")
                    .method(row.method(), BodyPublishers.ofString("{}")));
  }
}
