package io.throughline.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ShadowLinesTest {
  private static final String REPORT =
      """
      {"shadow":"r-2","live":["r-1"],"asked":11,"compared":8,"wouldChange":2,"journeys":3,
       "journeysChanged":1,"dropped":1,"rate":{"rate":0.25,"low":0.072,"high":0.5907,"of":8},
       "noAnswer":[{"reason":"shadow.dropped","decisions":1},{"reason":"shadow.late","decisions":2}],
       "stages":[{"stage":"interview","compared":8,"wouldChange":2,"rate":null}],
       "moves":[{"stage":"interview","was":"proceed","would":"hold","decisions":2}],
       "reasons":[{"reason":"continuity.face-adrift","decisions":2}],
       "clearedStopped":["j-1"],"stoppedLetGo":[],
       "changed":[{"journey":"j-1","stage":"interview","interaction":"interview-2","was":"proceed",
         "would":"hold","reasons":["continuity.face-adrift"],"state":"cleared"}]}
      """;

  @Test
  void whoWouldChangeIsNamedAsAReplayNamesIt() throws JsonProcessingException {
    assertThat(ShadowLines.of(new JsonMapper().readTree(REPORT)))
        .containsExactly(
            "j-1  interview  interview-2          proceed -> hold  (continuity.face-adrift)",
            "     2  interview  proceed -> hold",
            "stage interview  2 would change",
            "reason continuity.face-adrift: 2",
            "cleared, would have been stopped: 1 j-1",
            "held, limited or blocked, would not have been: 0",
            "no answer shadow.dropped: 1",
            "no answer shadow.late: 2",
            "rules in force r-1, shadow r-2",
            "11 decisions asked, 8 compared in 3 journeys: 2 would change (25.0 %, 95 % interval 7.2"
                + " to 59.1), in 1 journeys; 1 dropped");
  }

  @Test
  void withoutAShadowThereIsAMend() throws JsonProcessingException {
    assertThat(ShadowLines.of(new JsonMapper().readTree("{\"shadow\":null}")))
        .singleElement()
        .asString()
        .contains("up --shadow DIR");
  }
}
