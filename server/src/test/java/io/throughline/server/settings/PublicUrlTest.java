package io.throughline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in letters to people. */
class PublicUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hiring.example.org",
        "https://hiring.example.org:8443/",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:8080"
      })
  void aProtectedAddressOrOneOnThisMachineIsGood(String address) {
    assertThat(PublicUrl.usable(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hiring.example.org",
        "ftp://127.0.0.1",
        "https://user@hiring.example.org",
        "https://hiring.example.org/path",
        "https://hiring.example.org?x=1",
        "https://hiring.example.org#x",
        "https:///nothing",
        "mailto:a@example.org",
        "127.0.0.1",
        ""
      })
  void whatCouldBeReadOnTheWayOrIsNoAddressIsNot(String address) {
    assertThat(PublicUrl.usable(URI.create(address))).isFalse();
  }
}
