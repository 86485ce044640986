package io.throughline.activities.policy.shadow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.OpaPolicyActivities;
import io.throughline.activities.policy.OpaProgram;
import io.throughline.activities.policy.OpaSettings;
import io.throughline.activities.policy.PolicyQuestions;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.activities.policy.RunningOpa;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two real policy servers: the repository's rules in force, and rules that say something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShadowedPolicyTest {
  private static final String REMEDIES =
      ", \"remedies\": {\"now\": [], \"confirmed\": [], \"expired\": []}";

  @TempDir private Path folder;
  private final EmbeddedPostgres postgres;
  private final RunningOpa live;

  ShadowedPolicyTest() throws IOException, InterruptedException {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
    live = new RunningOpa(OpaProgram.policies());
  }

  @BeforeAll
  void theServerNeedsAMomentForItsFirstQuestion() {
    live.activities().decide(PolicyQuestions.firstInterview());
  }

  @AfterAll
  void stop() throws IOException {
    live.close();
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement truncate = connection.createStatement()) {
      truncate.execute("truncate shadow_answer");
    }
  }

  @Test
  void aShadowThatHoldsHoldsNobody() throws Exception {
    try (RunningOpa other = new RunningOpa(rules("r-hold", "hold", REMEDIES));
        QueuedShadow shadow = shadow(other.address(), "r-hold")) {
      assertThat(decided(shadow, PolicyQuestions.firstInterview()))
          .isInstanceOf(Decision.Proceed.class);
      assertThat(awaited(1).getFirst())
          .isEqualTo(
              "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/interview-1/1|interview|interview-1|proceed"
                  + "|{capture.complete}|hold|{shadow.says}|null|r-hold");
    }
  }

  @Test
  void aShadowThatPassesLetsNobodyThrough() throws Exception {
    try (RunningOpa other = new RunningOpa(rules("r-pass", "proceed", ""));
        QueuedShadow shadow = shadow(other.address(), "r-pass")) {
      assertThat(decided(shadow, impostor())).isInstanceOf(Decision.Hold.class);
      assertThat(awaited(1).getFirst()).contains("|hold|", "|proceed|{shadow.says}|null|r-pass");
    }
  }

  @Test
  void aQuestionThatIsAskedAgainIsOneRow() throws Exception {
    try (RunningOpa other = new RunningOpa(rules("r-again", "hold", REMEDIES));
        QueuedShadow shadow = shadow(other.address(), "r-again")) {
      for (int tries = 0; tries < 5; tries++) {
        decided(shadow, PolicyQuestions.firstInterview());
      }
      decided(shadow, PolicyQuestions.secondInterview(1));
      assertThat(awaited(2)).hasSize(2);
    }
    assertThat(rows()).hasSize(2);
  }

  @Test
  void aShadowThatIsKilledAnswersNothingAndHoldsNothingUp() throws Exception {
    RunningOpa other = new RunningOpa(rules("r-killed", "hold", REMEDIES));
    try (QueuedShadow shadow = shadow(other.address(), "r-killed")) {
      decided(shadow, PolicyQuestions.firstInterview());
      awaited(1);
      other.kill();
      assertThat(decided(shadow, impostor())).isInstanceOf(Decision.Hold.class);
      assertThat(awaited(2)).anyMatch(row -> row.endsWith("|null|{}|shadow.unreachable|r-killed"));
    } finally {
      other.close();
    }
  }

  @Test
  void rulesThatAreUndefinedWouldHold() throws Exception {
    Path rules = rules("r-undefined", "hold", REMEDIES);
    Files.writeString(rules.resolve("rules.rego"), "package throughline.hiring\n\nother := 1\n");
    try (RunningOpa other = new RunningOpa(rules);
        QueuedShadow shadow = shadow(other.address(), "r-undefined")) {
      decided(shadow, PolicyQuestions.firstInterview());
      assertThat(awaited(1).getFirst()).contains("|hold|{policy.undefined}|null|r-undefined");
    }
  }

  @Test
  void anAnswerOfOtherRulesThanWereStartedIsNone() throws Exception {
    try (RunningOpa other = new RunningOpa(rules("r-new", "proceed", ""));
        QueuedShadow shadow = shadow(other.address(), "r-old")) {
      decided(shadow, PolicyQuestions.firstInterview());
      assertThat(awaited(1).getFirst()).endsWith("|null|{}|shadow.other-revision|r-old");
    }
  }

  @Test
  void garbageAndSlownessAreNoAnswersAndDelayNobody() throws Exception {
    WireMockServer peer = new WireMockServer(options().dynamicPort());
    peer.start();
    try (QueuedShadow shadow = shadow(URI.create(peer.baseUrl()), "r-odd")) {
      peer.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{\"result\":{\"x\":1}}")));
      decided(shadow, PolicyQuestions.firstInterview());
      assertThat(awaited(1).getFirst()).endsWith("|null|{}|shadow.malformed|r-odd");
      peer.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{}").withFixedDelay(5000)));
      long began = System.nanoTime();
      decided(shadow, impostor());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(awaited(2)).anyMatch(row -> row.endsWith("|null|{}|shadow.late|r-odd"));
    } finally {
      peer.stop();
    }
  }

  @Test
  void whatDoesNotFitIsCountedAndNobodyWaits() throws Exception {
    WireMockServer peer = new WireMockServer(options().dynamicPort());
    peer.start();
    peer.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{}").withFixedDelay(5000)));
    PolicyShadow.Answer answer = new PolicyShadow.Answer("proceed", List.of("a.b"), "r-1");
    try (QueuedShadow shadow = shadow(URI.create(peer.baseUrl()), "r-full")) {
      long began = System.nanoTime();
      for (int n = 0; n < 1000; n++) {
        shadow.hear(asked(n), answer, _ -> answer);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    } finally {
      peer.stop();
    }
    assertThat(rows()).hasSize(1000);
    assertThat(rows().stream().filter(row -> row.endsWith("|shadow.dropped|r-full")).count())
        .isGreaterThan(700);
  }

  @Test
  void whoeverIsErasedIsForgottenEvenWhileWaiting() throws Exception {
    WireMockServer peer = new WireMockServer(options().dynamicPort());
    peer.start();
    peer.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{}").withFixedDelay(600)));
    PolicyShadow.Answer answer = new PolicyShadow.Answer("proceed", List.of("a.b"), "r-1");
    try (QueuedShadow shadow = shadow(URI.create(peer.baseUrl()), "r-erased")) {
      for (int n = 0; n < 50; n++) {
        shadow.hear(asked(n), answer, _ -> answer);
      }
      shadow.letGo(Set.of("j-" + "a".repeat(26)));
      empty();
    } finally {
      peer.stop();
    }
    assertThat(rows()).isEmpty();
  }

  private static PolicyShadow.Asked asked(int n) {
    String journey = "j-" + "a".repeat(26);
    return new PolicyShadow.Asked(
        journey, journey + "/x/" + n, "interview", "interview-1", "hiring", "{}");
  }

  private Decision decided(PolicyShadow shadow, PolicyQuestion question) {
    return new OpaPolicyActivities(new OpaClient(OpaSettings.at(live.address()), shadow))
        .decide(question);
  }

  /** The face of somebody else, at the second capture. */
  private static PolicyQuestion impostor() {
    return PolicyQuestions.secondInterview(
        2,
        PolicyQuestions.link(Modality.FACE, SimilarityOutcome.DIFFERENT, -6.5),
        PolicyQuestions.link(Modality.VOICE, SimilarityOutcome.SAME, 4.5));
  }

  private QueuedShadow shadow(URI address, String revision) {
    return new QueuedShadow(
        new QueuedShadow.Rules(
            new OpaSettings(address, Duration.ofSeconds(1), 64 * 1024), revision),
        postgres.getPostgresDatabase(),
        Clock.systemUTC());
  }

  private Path rules(String revision, String outcome, String more) throws IOException {
    Path rules = Files.createDirectories(folder.resolve(revision));
    Files.writeString(
        rules.resolve(".manifest"),
        "{\"revision\":\"%s\",\"roots\":[\"throughline\"],\"rego_version\":1}".formatted(revision));
    Files.writeString(
        rules.resolve("rules.rego"),
        """
        package throughline.hiring

        decision := {"outcome": "%s", "reasons": ["shadow.says"], "notChecked": [], "brokenLink": null%s}
        """
            .formatted(outcome, more));
    return rules;
  }

  private List<String> awaited(int many) throws SQLException, InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (rows().size() < many && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    return rows();
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select question, stage, interaction, live_outcome, live_reasons, shadow_outcome,"
                    + " shadow_reasons, no_answer, shadow_revision from shadow_answer")) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows.stream().sorted().toList();
  }
}
