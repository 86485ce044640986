package io.throughline.activities.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchAdvice.Recheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy's advice is read strictly: nothing that is odd lets anybody off. */
class AdviceReaderTest {
  private static final String BUNDLE =
      "\"provenance\":{\"bundles\":{\"b\":{\"revision\":\"r-1\"}}}";

  @Test
  void adviceIsRead() {
    assertThat(
            read(
                "{\"result\":{\"recheck\":\"none\",\"reasons\":[\"work.vpn-exit\"]},"
                    + BUNDLE
                    + "}"))
        .isEqualTo(new WatchAdvice(Recheck.NONE, List.of("work.vpn-exit"), "r-1"));
  }

  @Test
  void whatIsUndefinedOrFromNowhereWantsARecheck() {
    assertThat(read("{" + BUNDLE + "}").recheck()).isEqualTo(Recheck.WARRANTED);
    assertThat(read("{\"result\":{\"recheck\":\"none\",\"reasons\":[]}}"))
        .isEqualTo(new WatchAdvice(Recheck.WARRANTED, List.of("policy.no-revision"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"result\":null}",
        "{\"result\":{}}",
        "{\"result\":{\"recheck\":\"never\",\"reasons\":[]},\"provenance\":{\"bundles\":{\"b\":{\"revision\":\"r\"}}}}",
        "{\"result\":{\"recheck\":\"none\"},\"provenance\":{\"bundles\":{\"b\":{\"revision\":\"r\"}}}}",
        "{\"result\":{\"recheck\":\"none\",\"reasons\":[\"A name\"]},\"provenance\":{\"bundles\":{\"b\":{\"revision\":\"r\"}}}}",
        "{\"result\":{\"recheck\":\"none\",\"recheck\":\"none\",\"reasons\":[]}}",
        "{\"result\":{\"recheck\":\"none\",\"reasons\":[]}} more"
      })
  void whatIsNoAdviceFails(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("POLICY_MALFORMED"));
  }

  private static WatchAdvice read(String body) {
    return new AdviceReader().read(body.getBytes(StandardCharsets.UTF_8));
  }
}
