package io.throughline.server.api.caller.gate;

import static io.throughline.server.api.caller.Role.ADMIN;
import static io.throughline.server.api.caller.Role.ANALYST;
import static io.throughline.server.api.caller.Role.AUDITOR;
import static io.throughline.server.api.caller.Role.HELP_DESK;
import static io.throughline.server.api.caller.Role.HR;
import static io.throughline.server.api.caller.Role.VENDOR;
import static io.throughline.server.api.caller.gate.AccessRow.anyRole;
import static io.throughline.server.api.caller.gate.AccessRow.roles;

import io.throughline.server.api.caller.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which role may use which route, in this one place. What is not here is denied to everybody; a
 * test asks Spring for all its routes and wants each of them here.
 */
public final class AccessTable {

  private static final String JOURNEYS = "/api/v1/journeys";
  private static final String JOURNEY = JOURNEYS + "/{journey}";
  private static final String REVIEWS = "/api/v1/reviews";
  private static final String LEADS = "/api/v1/leads";
  private static final String RECOVERIES = "/api/v1/recoveries";
  private static final String RECOVERY = RECOVERIES + "/{journey}";
  private static final String COHORTS = "/api/v1/cohorts";
  private static final String COHORT = COHORTS + "/{cohort}";
  private static final String SCIM = "/scim/v2/cohorts/{cohort}";
  private static final String TOKENS = "/api/v1/tokens";

  private static final List<AccessRow> ROWS =
      List.of(
          new AccessRow("GET", "/actuator/health", new Opening.Everybody()),
          new AccessRow("GET", "/internal/vault/{token}", new Opening.GrantHolder()),
          new AccessRow("PUT", "/internal/vault/{token}", new Opening.GrantHolder()),
          new AccessRow("GET", "/s/{token}", new Opening.LinkHolder()),
          new AccessRow("POST", "/s/{token}", new Opening.LinkHolder()),
          new AccessRow("POST", "/s/{token}/renewal", new Opening.LinkHolder()),
          new AccessRow("GET", "/me", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/consent", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/another-way", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/evidence/{role}", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/appeal", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/appeal/recording", new Opening.LinkHolder()),
          new AccessRow("POST", "/me/appeal/withdrawal", new Opening.LinkHolder()),
          new AccessRow("GET", "/n/{token}", new Opening.LinkHolder()),
          new AccessRow("POST", "/n/{token}", new Opening.LinkHolder()),
          new AccessRow("POST", "/hooks/v1/{source}", new Opening.Signer()),
          new AccessRow("POST", "/hooks/v1/{source}/batch", new Opening.Signer()),
          new AccessRow("GET", "/api/openapi.json", anyRole()),
          new AccessRow("GET", JOURNEYS, roles(HR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", JOURNEYS, roles(HR)),
          new AccessRow("POST", JOURNEYS + "/bulk", roles(HR)),
          new AccessRow("GET", JOURNEY, roles(HR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", JOURNEY + "/watch", roles(HR)),
          new AccessRow("POST", JOURNEY + "/background", roles(HR)),
          new AccessRow("POST", JOURNEY + "/logistics", roles(HR)),
          new AccessRow("POST", JOURNEY + "/call-back", roles(HR)),
          new AccessRow("POST", JOURNEY + "/cancel", roles(HR)),
          new AccessRow("GET", JOURNEY + "/appeal", roles(HR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", JOURNEY + "/consent", roles(HR)),
          new AccessRow("PUT", JOURNEY + "/interactions/{interaction}/evidence/{role}", roles(HR)),
          new AccessRow("POST", JOURNEY + "/review", roles(ANALYST)),
          new AccessRow("GET", REVIEWS, roles(ANALYST, AUDITOR, ADMIN)),
          new AccessRow("GET", REVIEWS + "/{review}", roles(ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", REVIEWS + "/{review}/assignment", roles(ANALYST)),
          new AccessRow("POST", REVIEWS + "/{review}/verdict", roles(ANALYST)),
          new AccessRow("GET", LEADS, roles(ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", LEADS + "/{lead}/verdict", roles(ANALYST)),
          new AccessRow("GET", JOURNEY + "/continuity", roles(ANALYST, AUDITOR, ADMIN)),
          new AccessRow("GET", JOURNEY + "/continuity.svg", roles(ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", RECOVERIES, roles(HELP_DESK)),
          new AccessRow("GET", RECOVERY, roles(HELP_DESK, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", RECOVERY + "/link", roles(HELP_DESK)),
          new AccessRow("PUT", RECOVERY + "/evidence/{role}", roles(HELP_DESK)),
          new AccessRow("POST", RECOVERY + "/cancel", roles(HELP_DESK)),
          new AccessRow("POST", COHORTS, roles(HR)),
          new AccessRow("GET", COHORT, roles(HR, VENDOR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("POST", COHORT + "/attestation", roles(VENDOR)),
          new AccessRow("POST", COHORT + "/roster", roles(HR, VENDOR)),
          new AccessRow("POST", COHORT + "/members/{member}/seat", roles(HR)),
          new AccessRow("POST", COHORT + "/members/{member}/exit", roles(HR, VENDOR)),
          new AccessRow("GET", "/api/v1/vendors", roles(HR, VENDOR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("GET", SCIM + "/Users", roles(HR, VENDOR)),
          new AccessRow("POST", SCIM + "/Users", roles(HR, VENDOR)),
          new AccessRow("GET", SCIM + "/Users/{member}", roles(HR, VENDOR)),
          new AccessRow("PATCH", SCIM + "/Users/{member}", roles(HR, VENDOR)),
          new AccessRow("DELETE", SCIM + "/Users/{member}", roles(HR, VENDOR)),
          new AccessRow("POST", SCIM + "/Bulk", roles(HR, VENDOR)),
          new AccessRow("GET", SCIM + "/ServiceProviderConfig", roles(HR, VENDOR)),
          new AccessRow("GET", SCIM + "/ResourceTypes", roles(HR, VENDOR)),
          new AccessRow("GET", JOURNEY + "/proof", roles(AUDITOR, ADMIN)),
          new AccessRow("GET", "/api/v1/decisions", roles(AUDITOR, ADMIN)),
          new AccessRow("GET", "/api/v1/policy/shadow", roles(AUDITOR, ADMIN)),
          new AccessRow("POST", JOURNEY + "/erase", roles(ADMIN)),
          new AccessRow("GET", "/api/v1/friction", roles(HR, ANALYST, AUDITOR, ADMIN)),
          new AccessRow("GET", TOKENS, roles(ADMIN)),
          new AccessRow("POST", TOKENS, roles(ADMIN)),
          new AccessRow("DELETE", TOKENS + "/{token}", roles(ADMIN)));

  private AccessTable() {}

  /** All routes. */
  public static List<AccessRow> rows() {
    return ROWS;
  }

  /** The row of a request's raw address; empty if it is not listed. */
  static Optional<AccessRow> row(String method, String rawPath) {
    return ROWS.stream()
        .filter(row -> row.method().equals(method) && row.matches(rawPath))
        .findFirst();
  }

  /** Whether the address is listed with some other method. */
  static boolean hasPath(String rawPath) {
    return ROWS.stream().anyMatch(row -> row.matches(rawPath));
  }

  /** The table as a document, a line for each row. */
  public static List<String> markdown() {
    String heads =
        Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" | ", "| ", " |"));
    List<String> lines =
        new java.util.ArrayList<>(
            List.of(
                "# Who may use which route",
                "",
                "Written by `./throughline token roles`; a test compares it with the routes that"
                    + " the server has. A route that is",
                "not listed is denied to everybody. Every row is limited to the caller's own"
                    + " tenant.",
                "",
                "| Method | Route " + heads,
                "|---|---" + "|---".repeat(Role.values().length) + "|"));
    ROWS.forEach(row -> lines.add(line(row)));
    lines.addAll(
        List.of(
            "",
            "`open`: anybody. `grant`: the grant in the address, from this host. `link`: the person,"
                + " by the signed link of a letter",
            "or the session that it opened. A case and its verdict are refused to the journey's"
                + " opener (`review.own-case`), and an appeal to",
            "whoever had to do with the appealed journey (`review.second-person`). The help desk sees"
                + " of a recovery only",
            "whether somebody was verified. A vendor sees its own cohorts and no others.",
            "`signed`: a system that signs with a key of its source ([webhooks](webhooks.md))."));
    return List.copyOf(lines);
  }

  private static String line(AccessRow row) {
    return Arrays.stream(Role.values())
        .map(role ->
            switch (row.opening()) {
              case Opening.Everybody _ -> "open";
              case Opening.GrantHolder _ -> "grant";
              case Opening.LinkHolder _ -> "link";
              case Opening.Signer _ -> "signed";
              case Opening.Holders holders -> holders.roles().contains(role) ? "yes" : "-";
            })
        .collect(
            Collectors.joining(" | ", "| " + row.method() + " | `" + row.path() + "` | ", " |"));
  }
}
