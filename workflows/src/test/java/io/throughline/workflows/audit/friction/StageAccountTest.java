package io.throughline.workflows.audit.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageAccountTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  /** What policy calls contradictory never comes out of here, whatever a person does. */
  @Test
  void whateverHappensTheAccountAgreesWithItself() {
    for (int seed = 0; seed < 3000; seed++) {
      Random chance = new Random(seed);
      List<JourneyFriction.OfStage> stages = new ArrayList<>();
      for (Stage stage : List.of(Stage.INTERVIEW, Stage.IDENTITY, Stage.DAY_ONE)) {
        Friction friction = played(chance);
        coherent(friction);
        stages.add(new JourneyFriction.OfStage(stage, friction));
      }
      Friction all = JourneyFriction.of(stages).total();
      coherent(all);
      stages.forEach(one -> {
        covers(all.total(), one.friction().total());
        covers(all.extra(), one.friction().extra());
        assertThat(all.prompts()).isGreaterThanOrEqualTo(one.friction().prompts());
      });
    }
  }

  @Test
  void anAskingThatNobodyAnsweredHasNoElapsedTime() {
    StageAccount account = new StageAccount(AT);
    account.asked(1, AT);
    assertThat(account.friction().elapsedSeconds()).isNull();
    account.received(10, AT.plusSeconds(60));
    account.asked(2, AT.plusSeconds(100));
    assertThat(account.friction().elapsedSeconds()).isEqualTo(60.0);
    account.received(10, AT.plusSeconds(130));
    account.received(10, AT.plusSeconds(140));
    assertThat(account.friction().elapsedSeconds()).isEqualTo(100.0);
    assertThat(account.friction().retries()).isEqualTo(1);
  }

  private static Friction played(Random chance) {
    StageAccount account = new StageAccount(AT);
    int interactions = 1 + chance.nextInt(4);
    for (int i = 0; i < interactions; i++) {
      int attempts = 1 + chance.nextInt(3);
      for (int attempt = 1; attempt <= attempts; attempt++) {
        if (attempt > 1) {
          account.prompted();
        }
        account.asked(attempt, AT);
        for (int piece = 0; piece <= chance.nextInt(3); piece++) {
          account.received(1 + chance.nextInt(1_000_000), AT.plusMillis(chance.nextInt(100_000)));
        }
        account.captured(
            chance.nextBoolean()
                ? OptionalDouble.of(chance.nextDouble() * 7000)
                : OptionalDouble.empty());
      }
    }
    return account.friction();
  }

  private static void coherent(Friction friction) {
    assertThat(friction.retries()).isLessThanOrEqualTo(friction.prompts());
    assertThat(friction.extra().unmeasured()).isLessThanOrEqualTo(friction.retries());
    if (friction.extra().seconds() == null) {
      assertThat(friction.extra().unmeasured()).isEqualTo(friction.retries());
    }
    covers(friction.total(), friction.extra());
  }

  private static void covers(Effort whole, Effort part) {
    assertThat(whole.bytes()).isGreaterThanOrEqualTo(part.bytes());
    assertThat(whole.unmeasured()).isGreaterThanOrEqualTo(part.unmeasured());
    assertThat(seconds(whole)).isGreaterThanOrEqualTo(seconds(part));
  }

  private static double seconds(Effort effort) {
    Double seconds = effort.seconds();
    return seconds == null ? 0 : seconds;
  }
}
