package io.throughline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaSettingsTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8181");

  @Test
  void theDefaultsAreFiveSecondsAnd64KiB() {
    assertThat(OpaSettings.at(HERE))
        .isEqualTo(new OpaSettings(HERE, Duration.ofSeconds(5), 65_536));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1",
        "127.0.0.1",
        "http:///v1",
        "http://127.0.0.1/v1",
        "http://user:secret@127.0.0.1",
        "http://127.0.0.1?x=1"
      })
  void anAddressIsOnlyAHostAndAPort(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpaSettings.at(URI.create(address)))
        .withMessageStartingWith("policy's address");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 60_001})
  void aTimeoutIsMoreThanNothingAndAtMostAMinute(long milliseconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpaSettings(HERE, Duration.ofMillis(milliseconds), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_048_577})
  void anAnswerIsBounded(int maxBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpaSettings(HERE, Duration.ofSeconds(1), maxBytes));
  }
}
