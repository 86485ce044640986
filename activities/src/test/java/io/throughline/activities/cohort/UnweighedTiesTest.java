package io.throughline.activities.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.identity.JourneyId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that policy leaves out makes a tie harmless. */
class UnweighedTiesTest {
  private static final String KNOWN =
      "\"provenance\":{\"bundles\":{\"policies\":{\"revision\":\"r-1\"}}}";
  private static final List<Ties.Tie> SHARED =
      List.of(
          new Ties.Tie(
              new JourneyId("j-" + "a".repeat(26)),
              new JourneyId("j-" + "b".repeat(26)),
              List.of("address")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{%s}",
        "{\"result\":null,%s}",
        "{\"result\":{},%s}",
        "{\"result\":{\"undecided\":false},%s}",
        "{\"result\":{\"undecided\":false,\"together\":null},%s}",
        "{\"result\":{\"undecided\":false,\"together\":0},%s}",
        "{\"result\":{\"undecided\":\"false\",\"together\":[]},%s}",
        "{\"result\":{\"undecided\":true,\"together\":[]},%s}",
        "{\"result\":{\"undecided\":false,\"together\":[]}}"
      })
  void whatIsNoAnswerCountsEveryTie(String answer) throws JsonProcessingException {
    assertThat(of(answer)).isEqualTo(SHARED);
  }

  @Test
  void onlyAWholeAnswerLetsATieBe() throws JsonProcessingException {
    assertThat(of("{\"result\":{\"undecided\":false,\"together\":[]},%s}")).isEmpty();
    assertThat(of("{\"result\":{\"undecided\":false,\"together\":[0]},%s}")).isEqualTo(SHARED);
    assertThatThrownBy(() -> of("{\"result\":{\"undecided\":false,\"together\":[1]},%s}"))
        .hasMessageContaining("who belongs together");
  }

  private static List<Ties.Tie> of(String answer) throws JsonProcessingException {
    return EngineCohortActivities.together(
        SHARED, new JsonMapper().readTree(answer.formatted(KNOWN)));
  }
}
