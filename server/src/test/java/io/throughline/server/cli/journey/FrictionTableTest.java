package io.throughline.server.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrictionTableTest {
  private static final String REPORT =
      """
      {"kind":"hiring","since":null,"fewestPeople":5,"stages":[
        {"stage":"consent","suppressed":false,"figures":{"people":9,"entered":9,"passed":6,
          "dropped":2,"stopped":0,"calledOff":0,"stillThere":1,
          "dropOut":{"rate":0.25,"low":0.072,"high":0.5907,"of":8},"seconds":null,
          "elapsedSeconds":{"median":90.0,"p90":10800.0,"of":6},
          "bytes":{"median":0.0,"p90":0.0,"of":8},"promptsPerPerson":0.0,"retriesPerPerson":0.0,
          "withoutPrompts":{"rate":1.0,"low":0.6756,"high":1.0,"of":8}}},
        {"stage":"interview","suppressed":false,"figures":{"people":5,"entered":5,"passed":4,
          "dropped":0,"stopped":0,"calledOff":0,"stillThere":1,"dropOut":null,"seconds":null,
          "elapsedSeconds":null,"bytes":null,"promptsPerPerson":null,"retriesPerPerson":null,
          "withoutPrompts":null}},
        {"stage":"identity","suppressed":true,"figures":null}]}
      """;

  @Test
  void whatIsNotKnownIsADashAndWhatIsNotShownIsSaid() throws JsonProcessingException {
    List<String> lines = new FrictionTable(new ObjectMapper().readTree(REPORT)).lines();

    assertThat(lines)
        .anyMatch(
            line -> line.matches("consent +9 +6 +2 +0 +0 +1 +25\\.0 % \\(7\\.2 % to 59\\.1 %\\)"))
        .anyMatch(line ->
            line.matches(
                "consent +- +90\\.0 s / 3\\.0 h +0 KiB / 0 KiB +0\\.00 +0\\.00 +100\\.0 %"))
        .anyMatch(line -> line.matches("interview +5 +4 +0 +0 +0 +1 +-"))
        .anyMatch(line -> line.matches("interview +- +- +- +- +- +-"))
        .noneMatch(line -> line.startsWith("identity"))
        .last()
        .isEqualTo("not shown, fewer than 5 people: identity");
    assertThat(lines).allMatch(line -> line.length() <= 120);
  }
}
