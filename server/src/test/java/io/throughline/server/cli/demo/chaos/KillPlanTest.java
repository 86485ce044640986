package io.throughline.server.cli.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KillPlanTest {
  @Test
  void theSameSeedGivesTheSamePlan() {
    assertThat(KillPlan.random(7, 60, 42)).isEqualTo(KillPlan.random(7, 60, 42));
    assertThat(KillPlan.random(7, 60, 42)).isNotEqualTo(KillPlan.random(7, 60, 43));
  }

  @Test
  void fiveKillsReachEveryPart() {
    assertThat(KillPlan.random(5, 60, 1).kills())
        .extracting(KillPlan.Kill::part)
        .containsExactlyInAnyOrder("server", "inference", "temporal", "opa", "postgres");
  }

  @Test
  void killsAreInTheOrderOfTheirMomentsAndBeforeTheLastPiece() {
    assertThat(KillPlan.random(50, 12, 9).kills())
        .extracting(KillPlan.Kill::after)
        .isSorted()
        .allMatch(after -> after < 12);
  }
}
