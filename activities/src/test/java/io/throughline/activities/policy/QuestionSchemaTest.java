package io.throughline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionSchemaTest {
  /** Rule 6 of the product: what no rule may use, and what stands in for it. */
  private static final List<String> PROTECTED =
      List.of(
          "nationality",
          "ethnic",
          "race",
          "accent",
          "age",
          "birth",
          "gender",
          "sex",
          "looks",
          "skin",
          "disab",
          "health",
          "religio",
          "belief",
          "emotion",
          "language",
          "country",
          "name",
          "address",
          "email",
          "phone",
          "citizen",
          "origin",
          "family-status",
          "pregnan",
          "political");

  /** Words of the schema that contain one of the above and mean something else. */
  private static final List<String> HARMLESS = List.of("stage");

  private final QuestionSchema schema = new QuestionSchema();
  private final JsonMapper json = new JsonMapper();

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyStageHasItsPlace(Stage stage) {
    assertValid(PolicyQuestions.at(stage));
  }

  static Stream<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (EvidenceRole role : EvidenceRole.values()) {
      for (Family family : Family.values()) {
        for (FindingOutcome outcome : FindingOutcome.values()) {
          boolean conclusive =
              outcome == FindingOutcome.GENUINE || outcome == FindingOutcome.SUSPICIOUS;
          Double llr = conclusive ? Double.valueOf(-0.25) : null;
          signals.add(new Signal(role, "some-detector", family, outcome, llr, 1, "a.b-c"));
        }
      }
    }
    return signals.stream();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void everySignalHasItsPlace(Signal signal) {
    assertValid(PolicyQuestions.withSignal(signal));
  }

  @ParameterizedTest
  @EnumSource(SimilarityOutcome.class)
  void everyLinkHasItsPlace(SimilarityOutcome outcome) {
    for (Modality modality : Modality.values()) {
      assertValid(
          PolicyQuestions.withLink(
              new LinkSignal("identity-selfie", "interview-10", modality, outcome, 0, 0, "a.b")));
    }
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyFailureHasItsPlaceAsAProblem(FailureCode code) {
    for (EvidenceRole role : EvidenceRole.values()) {
      assertValid(PolicyQuestions.withProblem(new Problem(role, code.reason())));
    }
  }

  @Test
  void aQuestionFromBeforeFrictionWasMeasuredIsNone() throws IOException {
    ObjectNode question = (ObjectNode) json.readTree(json(PolicyQuestions.firstInterview()));
    assertThat(schema.violations(question.toString())).isEmpty();
    assertThat(schema.violations(question.putNull("friction").toString())).isNotEmpty();
    assertThat(schema.violations(question.without("friction").toString())).isNotEmpty();
  }

  @Test
  void onlyAConclusiveSignalHasALikelihoodRatio() {
    for (FindingOutcome outcome : FindingOutcome.values()) {
      boolean conclusive =
          outcome == FindingOutcome.GENUINE || outcome == FindingOutcome.SUSPICIOUS;
      Double wrong = conclusive ? null : Double.valueOf(1);
      assertInvalid(
          PolicyQuestions.withSignal(
              new Signal(EvidenceRole.CAMERA, "d", Family.FACE, outcome, wrong, 1, "a.b")));
    }
  }

  @Test
  void violationsNameThePlaceAndNeverTheValue() {
    PolicyQuestion question =
        PolicyQuestions.withProblem(new Problem(EvidenceRole.CAMERA, "Jane Doe was late"));
    assertThat(schema.violations(json(question)))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).doesNotContain("Jane"));
  }

  @Test
  void theSchemaHasExactlyTheFieldsOfTheRecords() throws IOException {
    JsonNode tree = tree();
    assertThat(names(tree.path("properties"))).isEqualTo(components(PolicyQuestion.class));
    JsonNode parts = tree.path("definitions");
    assertThat(names(parts.at("/signal/properties"))).isEqualTo(components(Signal.class));
    assertThat(names(parts.at("/link/properties"))).isEqualTo(components(LinkSignal.class));
    assertThat(names(parts.at("/problem/properties"))).isEqualTo(components(Problem.class));
    assertThat(names(tree.at("/properties/friction/properties")))
        .isEqualTo(components(FrictionSpent.class));
    assertThat(names(parts.at("/spent/properties")))
        .isEqualTo(components(FrictionSpent.Part.class));
    assertThat(names(parts.at("/effort/properties"))).isEqualTo(components(Effort.class));
    for (JsonNode shape :
        List.of(
            tree,
            parts.path("signal"),
            parts.path("link"),
            tree.at("/properties/friction"),
            parts.path("spent"),
            parts.path("effort"))) {
      assertThat(shape.path("additionalProperties").isBoolean()).isTrue();
      assertThat(shape.path("additionalProperties").booleanValue()).isFalse();
      assertThat(shape.path("required").size()).isEqualTo(shape.path("properties").size());
    }
    assertThat(parts.at("/problem/additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void noProtectedAttributeHasAPlaceInAQuestion() throws IOException {
    List<String> properties = new ArrayList<>();
    tree().findParents("properties").forEach(node -> properties.addAll(allNames(node)));
    assertThat(properties).isNotEmpty();
    for (String property : properties) {
      String word = property.toLowerCase(Locale.ROOT);
      assertThat(PROTECTED.stream().filter(word::contains).toList())
          .as("schema property %s", property)
          .satisfies(hits -> assertThat(hits.isEmpty() || HARMLESS.contains(word)).isTrue());
      ObjectNode question = (ObjectNode) json.readTree(json(PolicyQuestions.firstInterview()));
      assertThat(schema.violations(question.put(word + "-of-person", "x").toString())).isNotEmpty();
    }
  }

  private void assertValid(PolicyQuestion question) {
    assertThat(schema.violations(json(question))).isEmpty();
  }

  private void assertInvalid(PolicyQuestion question) {
    assertThat(schema.violations(json(question))).isNotEmpty();
  }

  private String json(PolicyQuestion question) {
    try {
      return json.writeValueAsString(question);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private JsonNode tree() throws IOException {
    return json.readTree(Files.readString(OpaProgram.policies().resolve("question.schema.json")));
  }

  private static List<String> allNames(JsonNode node) {
    return names(node.path("properties"));
  }

  private static List<String> names(JsonNode node) {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
