package io.throughline.server.journeys.sequel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ends somebody may object to, and for how long. */
class EndingTest {
  private static final Instant END = Instant.parse("2026-10-01T10:00:00Z");

  @Test
  void theDaysCountFromTheEndAndNotFromWhatFollowedIt() {
    Ending ending =
        Ending.of(
                status(
                    JourneyState.LIMITED,
                    entry(END, "journey.limited"),
                    entry(END.plus(Duration.ofDays(9)), "remedy.undone")))
            .orElseThrow();

    assertThat(ending.endedAt()).isEqualTo(END);
    assertThat(ending.over(END.plus(Duration.ofDays(30)))).isFalse();
    assertThat(ending.over(END.plus(Duration.ofDays(30)).plusSeconds(1))).isTrue();
  }

  @Test
  void whatWasClosedAndLeftToAPersonCanBeAppealedAndWhatWasCalledOffCannot() {
    assertThat(
            Ending.of(
                status(
                    JourneyState.CLOSED,
                    entry(END, "journey.closed", "consent.declined", "human.path"))))
        .isPresent();
    assertThat(
            Ending.of(
                status(JourneyState.CLOSED, entry(END, "journey.closed", "journey.cancelled"))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = JourneyState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LIMITED", "BLOCKED", "CLOSED"})
  void nothingElseCan(JourneyState state) {
    assertThat(Ending.of(status(state, entry(END, "journey." + state.word(), "human.path"))))
        .isEmpty();
  }

  private static TimelineEntry entry(Instant at, String what, String... reasons) {
    return new TimelineEntry(at, Stage.CLOSE, "", what, List.of(reasons));
  }

  private static JourneyStatus status(JourneyState state, TimelineEntry... timeline) {
    return new JourneyStatus(
        new JourneyId("j-" + "b".repeat(26)),
        state,
        Stage.CLOSE,
        null,
        null,
        0,
        List.of(timeline),
        null,
        List.of());
  }
}
