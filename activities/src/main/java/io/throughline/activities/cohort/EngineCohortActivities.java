package io.throughline.activities.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.status.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Signals by the engine's client, asks the rosters what is shared, and policy what that means. */
public final class EngineCohortActivities implements CohortActivities {
  private static final String RULES = "onboarding/cohort";

  private final WorkflowClient engine;
  private final OpaClient opa;
  private final Ties ties;
  private final JsonMapper json = new JsonMapper();

  public EngineCohortActivities(WorkflowClient engine, OpaClient opa, DataSource database) {
    this.engine = engine;
    this.opa = opa;
    ties = new Ties(database);
  }

  @Override
  public void tell(Telling telling) {
    signal(
        WorkflowIds.of("onboarding", telling.subject(), telling.journey()),
        "stand",
        telling.standing());
  }

  @Override
  public void report(Report report) {
    signal(report.cohort().workflowId(), "moved", report.moved());
  }

  private void signal(String workflow, String name, Object word) {
    try {
      engine.newUntypedWorkflowStub(workflow).signal(name, word);
    } catch (WorkflowNotFoundException over) {
      // Whoever has ended is told nothing.
    }
  }

  @Override
  public Clusters look(CohortName cohort) {
    List<Ties.Tie> shared;
    try {
      shared = ties.of(cohort);
    } catch (SQLException noDatabase) {
      throw FailureCode.FIGURES_UNREACHABLE.failure("rosters cannot be looked up");
    }
    if (shared.isEmpty()) {
      return new Clusters(List.of(), null);
    }
    JsonNode answer = asked(cohort, shared);
    return new Clusters(
        Groups.of(together(shared, answer)), revision(answer.path("provenance").path("bundles")));
  }

  private JsonNode asked(CohortName cohort, List<Ties.Tie> shared) {
    ObjectNode question = json.createObjectNode();
    ArrayNode all = question.putArray("ties");
    for (Ties.Tie tie : shared) {
      ArrayNode kinds = all.addObject().putArray("kinds");
      tie.kinds().forEach(kinds::add);
    }
    String input = question.toString();
    return opa.ask(
        new PolicyShadow.Asked(
            cohort.journey().value(),
            cohort.journey() + "/ties/" + digest(input),
            Stage.COHORT.word(),
            "ties",
            RULES,
            input),
        new PolicyShadow.Reading<>(this::read, answer -> said(shared, answer)));
  }

  private JsonNode read(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException noJson) {
      throw malformed();
    }
  }

  private static PolicyShadow.Answer said(List<Ties.Tie> shared, JsonNode answer) {
    List<Ties.Tie> together = together(shared, answer);
    return new PolicyShadow.Answer(
        "cluster %d of %d".formatted(together.size(), shared.size()),
        together.stream().flatMap(tie -> tie.kinds().stream()).distinct().sorted().toList(),
        revision(answer.path("provenance").path("bundles")));
  }

  /** The same ties are the same question. */
  private static String digest(String input) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** What policy did not weigh, or no known bundle did, is not taken to be harmless. */
  static List<Ties.Tie> together(List<Ties.Tie> shared, JsonNode answer) {
    JsonNode result = answer.path("result");
    boolean weighed =
        result.path("undecided").isBoolean()
            && !result.path("undecided").asBoolean()
            && result.path("together").isArray()
            && revision(answer.path("provenance").path("bundles")) != null;
    if (!weighed) {
      return shared;
    }
    List<Ties.Tie> chosen = new ArrayList<>();
    for (JsonNode place : result.path("together")) {
      if (!place.isInt() || place.asInt() < 0 || place.asInt() >= shared.size()) {
        throw malformed();
      }
      chosen.add(shared.get(place.asInt()));
    }
    return chosen;
  }

  private static @Nullable String revision(JsonNode bundles) {
    for (JsonNode bundle : bundles) {
      String revision = bundle.path("revision").asText("");
      if (!revision.isEmpty()) {
        return revision;
      }
    }
    return null;
  }

  private static RuntimeException malformed() {
    return FailureCode.POLICY_MALFORMED.failure("policy said nothing of who belongs together");
  }
}
