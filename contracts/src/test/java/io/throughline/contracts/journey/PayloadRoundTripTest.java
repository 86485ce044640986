package io.throughline.contracts.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.continuity.watch.ContinuityWatch;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.recovery.DirectoryActivities;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.action.RemedyActivities;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every payload that crosses a process is the same after JSON, and no interface speaks in bare
 * collections.
 */
class PayloadRoundTripTest {
  private static final List<Class<?>> INTERFACES =
      List.of(
          HiringJourney.class,
          JourneyDesk.class,
          ContinuityWatch.class,
          RecoveryJourney.class,
          AppealJourney.class,
          AppealActivities.class,
          DirectoryActivities.class,
          CohortJourney.class,
          OnboardingJourney.class,
          CohortActivities.class,
          WatchActivities.class,
          InferenceActivities.class,
          EvidenceActivities.class,
          PolicyActivities.class,
          AuditActivities.class,
          NoticeActivities.class,
          FrictionActivities.class,
          RemedyActivities.class,
          ReviewActivities.class);

  private final ObjectMapper json = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  static Stream<Object> samples() {
    return Stream.of(
            Samples.all(),
            RemedySamples.all(),
            ReviewSamples.all(),
            RecoverySamples.all(),
            AppealSamples.all(ReviewSamples.pack()),
            CohortSamples.all(),
            CohortSamples.preboarding(Samples.CONTACTS),
            WatchSamples.all(Samples.CAPTURE, Samples.CONTACTS))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPayloadIsTheSameAfterJson(Object payload) throws IOException {
    Class<?> declared = payload instanceof Decision ? Decision.class : payload.getClass();

    String text = json.writerFor(declared).writeValueAsString(payload);

    assertThat(json.readValue(text, declared)).isEqualTo(payload);
  }

  @Test
  void aStatusFromBeforeFrictionWasMeasuredIsStillRead() throws IOException {
    String text =
        """
        {"journey":"j-%s","state":"cleared","stage":"close","awaited":null,"brokenLink":null,
        "prompts":0,"timeline":[]}
        """
            .formatted("b".repeat(26));

    assertThat(json.readValue(text, JourneyStatus.class).friction()).isNull();
  }

  @Test
  void everyTypeOfAnInterfaceHasASample() {
    List<Class<?>> sampled =
        samples()
            .<Class<?>>map(s -> s instanceof Decision ? Decision.class : s.getClass())
            .toList();

    assertThat(types()).isNotEmpty().allSatisfy(type -> assertThat(sampled).contains(type));
  }

  @Test
  void aCallTakesAtMostOneRecordAndReturnsOne() {
    assertThat(types()).allMatch(type -> type.isRecord() || type.isSealed());
    assertThat(methods()).allMatch(method -> method.getParameterCount() <= 1);
  }

  private static List<Class<?>> types() {
    return methods()
        .flatMap(
            m -> Stream.concat(Stream.of(m.getReturnType()), Arrays.stream(m.getParameterTypes())))
        .filter(type -> type != void.class)
        .<Class<?>>map(type -> type)
        .distinct()
        .toList();
  }

  private static Stream<Method> methods() {
    return INTERFACES.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic());
  }
}
