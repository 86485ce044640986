package io.throughline.server.api.answer.desk.scim;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.cohort.Cohorts;
import io.throughline.server.journeys.cohort.roster.Roster;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A cohort's members as users of a directory. */
final class ScimRoster {
  private static final Pattern FILTER =
      Pattern.compile("(?i)(userName|externalId) eq \"([^\"\\\\]{1,200})\"");
  private static final Pattern USERS = Pattern.compile("/?Users/([^/]{1,40})");

  private final Cohorts cohorts;
  private final boolean accounts;

  /**
   * @param accounts whether the caller says which account of the directory is whose
   */
  ScimRoster(Cohorts cohorts, boolean accounts) {
    this.cohorts = cohorts;
    this.accounts = accounts;
  }

  /** Admits one; fails with what is wrong with the row, or because there is such a member. */
  Map<String, Object> create(JourneyRegistry.Entry cohort, Map<String, Object> user) {
    Map<String, String> cells = ScimUser.cells(user);
    if (!accounts) {
      // A vendor's names are not those of the directory that is acted on.
      cells.remove("account");
    }
    Roster read = Roster.of(List.of(cells));
    refuse(read.faults());
    Cohorts.Admitted admitted = cohorts.admit(cohort, read);
    if (!admitted.faults().isEmpty() || !admitted.members().getFirst().created()) {
      throw new ScimProblem(
          HttpStatus.CONFLICT, "uniqueness", "There is a member of that externalId.");
    }
    return ScimUser.resource(admitted.members().getFirst().journey(), true, user);
  }

  private static void refuse(List<RosterRow.Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ScimProblem(
          HttpStatus.BAD_REQUEST,
          "invalidValue",
          faults.stream()
              .map(fault -> fault.field() + " " + fault.reason())
              .collect(Collectors.joining(", ")));
    }
  }

  Map<String, Object> show(JourneyRegistry.Entry cohort, String id) {
    JourneyId member = known(cohort, id);
    return ScimUser.resource(member, cohorts.active(cohort, member), Map.of());
  }

  void leave(JourneyRegistry.Entry cohort, String id) {
    cohorts.exit(cohort, known(cohort, id));
  }

  /** The only change that there is: somebody is active no more. */
  Map<String, Object> patch(JourneyRegistry.Entry cohort, String id, Map<String, Object> patch) {
    boolean ends =
        patch.get("Operations") instanceof List<?> operations
            && !operations.isEmpty()
            && operations.stream().allMatch(ScimRoster::deactivates);
    if (!ends) {
      throw new ScimProblem(
          HttpStatus.BAD_REQUEST, "mutability", "Nothing but active can be changed, to false.");
    }
    leave(cohort, id);
    return show(cohort, id);
  }

  private static boolean deactivates(Object operation) {
    if (!(operation instanceof Map<?, ?> one)
        || !"replace".equalsIgnoreCase(String.valueOf(one.get("op")))) {
      return false;
    }
    Object value = one.get("value");
    Object active =
        one.get("path") == null && value instanceof Map<?, ?> several
            ? several.get("active")
            : ("active".equals(one.get("path")) ? value : null);
    return Boolean.FALSE.equals(active) || "false".equalsIgnoreCase(String.valueOf(active));
  }

  /** Fails with {@code invalidFilter} for what is neither of the two questions that there are. */
  List<Map<String, Object>> list(JourneyRegistry.Entry cohort, Optional<String> filter) {
    if (filter.isEmpty()) {
      return cohorts.members(cohort).stream().map(member -> show(cohort, member.value())).toList();
    }
    Matcher asked = FILTER.matcher(filter.get());
    if (!asked.matches()) {
      throw new ScimProblem(
          HttpStatus.BAD_REQUEST, "invalidFilter", "userName eq and externalId eq are known.");
    }
    boolean byName = asked.group(1).equalsIgnoreCase("userName");
    Optional<JourneyId> found =
        byName && accounts
            ? cohorts.byAccount(cohort, account(asked.group(2)))
            : cohorts.byWorker(cohort, asked.group(2));
    String said = byName ? "userName" : "externalId";
    return found
        .map(member ->
            ScimUser.resource(member, cohorts.active(cohort, member), Map.of(said, asked.group(2))))
        .stream()
        .toList();
  }

  private static DirectoryAccount account(String name) {
    try {
      return new DirectoryAccount(name);
    } catch (IllegalArgumentException odd) {
      throw new ScimProblem(HttpStatus.BAD_REQUEST, "invalidFilter", "userName is one line.");
    }
  }

  private JourneyId known(JourneyRegistry.Entry cohort, String id) {
    try {
      return cohorts.member(cohort, new JourneyId(id)).journey();
    } catch (IllegalArgumentException notAnId) {
      throw ApiProblem.unknownJourney();
    }
  }

  /** The member that a bulk operation names. */
  static String memberOf(String path) {
    Matcher users = USERS.matcher(path);
    if (!users.matches()) {
      throw new ScimProblem(HttpStatus.BAD_REQUEST, "invalidPath", "Paths are /Users, /Users/ID.");
    }
    return users.group(1);
  }
}
