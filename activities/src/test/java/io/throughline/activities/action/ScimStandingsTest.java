package io.throughline.activities.action;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.action.directory.ScimSettings;
import io.throughline.activities.action.directory.ScimStandings;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do much, as a SCIM 2.0 directory tells it. */
class ScimStandingsTest {
  private static final DirectoryAccount SAM = new DirectoryAccount("sam@corp.example");
  private final WireMockServer peer = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void listen() {
    peer.start();
  }

  @AfterEach
  void stop() {
    peer.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PRIVILEGED | {"value":"staff"},{"value":"admins"}
          ORDINARY   | {"value":"staff"}
          ORDINARY   | ''
          """)
  void theGroupsSayIt(AccountStanding.Kind kind, String groups) {
    answers(1, groups);
    assertThat(asked(Set.of("admins", "root")).kind()).isEqualTo(kind);
  }

  @Test
  void whomTheDirectoryDoesNotKnowMayDoMuch() {
    answers(0, "");
    assertThat(asked(Set.of("admins")).kind()).isEqualTo(AccountStanding.Kind.UNKNOWN);
    answers(2, "");
    assertThat(asked(Set.of("admins")).kind()).isEqualTo(AccountStanding.Kind.UNKNOWN);
  }

  @Test
  void aDirectoryThatIsAwayIsAskedAgain() {
    peer.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
    ApplicationFailure failure =
        catchThrowableOfType(ApplicationFailure.class, () -> asked(Set.of("admins")));
    assertThat(failure.getType()).isEqualTo("REMEDY_UNREACHABLE");
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void whereNobodySaidWhichGroupsTheDirectoryTellsNothing() {
    assertThat(asked(Set.of()).kind()).isEqualTo(AccountStanding.Kind.UNTOLD);
    assertThat(new ScimStandings(Optional.empty(), Set.of("admins")).standing(SAM).kind())
        .isEqualTo(AccountStanding.Kind.UNTOLD);
    assertThat(peer.getAllServeEvents()).isEmpty();
  }

  private AccountStanding asked(Set<String> privileged) {
    ScimSettings settings =
        new ScimSettings(
            URI.create(peer.baseUrl() + "/scim/v2/"),
            () -> "secret",
            Optional.empty(),
            Duration.ofSeconds(1));
    return new ScimStandings(Optional.of(settings), privileged).standing(SAM);
  }

  private void answers(int many, String groups) {
    peer.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/scim+json")
                    .withBody(
                        """
                        {"totalResults":%d,"Resources":[{"id":"u1","userName":"sam@corp.example",
                         "active":true,"groups":[%s],"meta":{"version":"1"}}]}
                        """
                            .formatted(many, groups))));
  }
}
