package io.throughline.activities.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TabledFrictionActivitiesTest {
  private static final JourneyId JOURNEY = new JourneyId("j-" + "a".repeat(26));
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement truncate = connection.createStatement()) {
      truncate.execute("truncate stage_passage");
    }
  }

  @Test
  void aStageIsOpenUntilItIsLeft() throws SQLException {
    keep(entered(Stage.CONSENT));
    assertThat(rows()).containsExactly("consent|null|null|null|null|null");
    keep(left(StageExit.PASSED, Stage.INTERVIEW));
    assertThat(rows())
        .containsExactly("consent|passed|61.5|null|2|102400", "interview|null|null|null|null|null");
  }

  @Test
  void aRepeatedMoveChangesNothing() throws SQLException {
    for (int i = 0; i < 3; i++) {
      keep(entered(Stage.CONSENT));
      keep(left(StageExit.EXPIRED, Stage.INTERVIEW));
    }
    List<String> once = rows();
    keep(left(StageExit.PASSED, Stage.INTERVIEW));
    assertThat(rows()).isEqualTo(once).first().asString().startsWith("consent|expired");
  }

  @Test
  void movesMayComeInAnyOrder() throws Exception {
    List<StageMove> moves =
        new ArrayList<>(List.of(entered(Stage.CONSENT), left(StageExit.PASSED, Stage.INTERVIEW)));
    keep(moves.getFirst());
    keep(moves.getLast());
    List<String> inOrder = rows();
    empty();
    Collections.reverse(moves);
    moves.forEach(TabledFrictionActivitiesTest::keep);
    assertThat(rows()).isEqualTo(inOrder);
  }

  @Test
  void theSameMoveByEightAtOnceIsOne() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Object>> move =
          () -> {
            keep(left(StageExit.PASSED, Stage.INTERVIEW));
            return Optional.empty();
          };
      for (Future<Optional<Object>> one : threads.invokeAll(Collections.nCopies(8, move))) {
        assertThat(one.get()).isEmpty();
      }
    }
    assertThat(rows()).hasSize(2);
  }

  @Test
  void noDatabaseIsAFailureThatIsTriedAgain() throws IOException {
    EmbeddedPostgres gone = EmbeddedPostgres.builder().start();
    TabledFrictionActivities late = new TabledFrictionActivities(gone.getPostgresDatabase());
    gone.close();
    assertThatThrownBy(() -> late.recordMove(entered(Stage.CONSENT)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("FIGURES_UNREACHABLE");
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getOriginalMessage()).doesNotContain(JOURNEY.value());
            });
  }

  private static void keep(StageMove move) {
    new TabledFrictionActivities(postgres.getPostgresDatabase()).recordMove(move);
  }

  private static StageMove entered(Stage stage) {
    return new StageMove(JOURNEY, null, new StageMove.Entry(stage, AT));
  }

  private static StageMove left(StageExit exit, Stage next) {
    Friction friction =
        new Friction(new Effort(61.5, 0, 101_377), new Effort(12.0, 0, 1), null, 3, 2);
    return new StageMove(
        JOURNEY,
        new StagePassage(Stage.CONSENT, AT, AT.plusSeconds(90), exit, 1, friction),
        new StageMove.Entry(next, AT.plusSeconds(90)));
  }

  private static List<String> rows() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "select stage, how, seconds, elapsed_seconds, retries, bytes"
                    + " from stage_passage order by entered_at")) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
          values.add(String.valueOf(rows.getObject(i)));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    }
  }
}
