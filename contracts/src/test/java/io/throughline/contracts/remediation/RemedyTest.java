package io.throughline.contracts.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.contracts.remediation.action.Reversibility;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyTest {
  private final ObjectMapper json = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  static Stream<Remedy> nameable() {
    return Remedy.nameable().stream();
  }

  static Stream<Remedy> all() {
    return nameable()
        .flatMap(remedy -> Stream.concat(Stream.of(remedy), remedy.inverse().stream()))
        .distinct();
  }

  @Test
  void everyKindIsNameableOrTheInverseOfOneThatIs() {
    assertThat(all().map(Object::getClass).toList())
        .containsExactlyInAnyOrder(Remedy.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aWordIsTheTypeTag(Remedy remedy) throws IOException {
    assertThat(json.writerFor(Remedy.class).writeValueAsString(remedy))
        .isEqualTo("{\"remedy\":\"" + remedy.word() + "\"}");
    List<String> tags =
        Arrays.stream(Remedy.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .toList();
    assertThat(tags).contains(remedy.word()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("nameable")
  void whatIsNotIrreversibleHasAnInverseThatNobodyCanName(Remedy remedy) {
    assertThat(remedy.inverse().isPresent() || remedy.reversibility() == Reversibility.IRREVERSIBLE)
        .isTrue();
    assertThat(remedy.inverse().flatMap(Remedy::inverse)).isEmpty();
    assertThat(remedy.inverse().map(Remedy::word).flatMap(Remedy::named)).isEmpty();
    assertThat(Remedy.named(remedy.word())).contains(remedy);
  }

  @Test
  void whatHasNoInverseCannotEndByItself() {
    assertThatThrownBy(() -> new PlannedRemedy(new Remedy.ResetFactor(), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PlannedRemedy(new Remedy.Limit(), Duration.ofDays(400)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDecisionOfAnOlderHistoryHasTheSafePlan() throws IOException {
    String old =
        "{\"outcome\":\"hold\",\"basis\":{\"decisionId\":null,\"bundleRevision\":\"r\","
            + "\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}}";

    assertThat(json.readValue(old, Decision.class).basis().plan()).isEqualTo(RemedyPlan.safe());
  }

  @Test
  void anAccountIsNeverPrinted() {
    assertThat(new DirectoryAccount("sam@corp.example").toString()).doesNotContain("sam");
    assertThatThrownBy(() -> new DirectoryAccount("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
