package io.throughline.contracts.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.journey.answer.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The name of a failure decides whether it is tried again, and what people are told. */
class FailureCodeTest {
  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void onlyWhatTheWorldMayMendIsTriedAgain(FailureCode code) {
    boolean worldly = code.kind() == FailureCode.Kind.WORLD;

    assertThat(code.retryable()).isEqualTo(worldly);
    assertThat(code.failure("x").isNonRetryable()).isEqualTo(!worldly);
    assertThat(code.failure("x").getType()).isEqualTo(code.name());
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aReasonIsDottedAndLowerCase(FailureCode code) {
    assertThat(code.reason()).matches("[a-z]+\\.[a-z-]+");
  }

  @Test
  void reasonsDoNotDependOnTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(FailureCode.MEDIA_UNREADABLE.reason()).isEqualTo("media.unreadable");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRefusalIsFoundAgainByItsReason() {
    assertThat(Arrays.stream(Refusal.values()))
        .allSatisfy(refusal -> assertThat(Refusal.ofReason(refusal.reason())).contains(refusal));
    assertThat(Refusal.ofReason(null)).isEmpty();
    assertThat(Refusal.ofReason("nothing.known")).isEmpty();
  }
}
