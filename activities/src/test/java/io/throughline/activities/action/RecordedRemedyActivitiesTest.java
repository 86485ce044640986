package io.throughline.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import io.throughline.contracts.remediation.action.RemedyReceipt.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is tried again, killed or done at once takes effect once, and is undone to what was. */
class RecordedRemedyActivitiesTest {
  private static EmbeddedPostgres postgres;
  private static final Remedy SUSPEND = new Remedy.Suspend();

  private final RecordingConnector directory = new RecordingConnector();

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
  void forget() throws SQLException {
    sql("truncate remedy");
  }

  @Test
  void anOrderGivenTwiceIsCarriedOutOnce() {
    RemedyOrder order = Orders.automatic("a", SUSPEND);

    assertThat(carryOut(order)).isEqualTo(new RemedyReceipt(State.APPLIED, false, ""));
    assertThat(carryOut(order)).isEqualTo(new RemedyReceipt(State.APPLIED, true, ""));
    assertThat(directory.done).containsExactly("suspend");
  }

  @Test
  void anOrderGivenByEightAtOnceIsCarriedOutOnce() throws Exception {
    RemedyOrder order = Orders.automatic("a", SUSPEND);
    Callable<RemedyReceipt> once = () -> carryOut(order);
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      for (Future<RemedyReceipt> receipt :
          eight.invokeAll(Stream.generate(() -> once).limit(8).toList())) {
        assertThat(receipt.get().state()).isEqualTo(State.APPLIED);
      }
    }
    assertThat(directory.done).containsExactly("suspend");
  }

  @Test
  void aKillBetweenTheCallAndItsMarkStillUndoesToWhatWasBefore() {
    RemedyOrder order = Orders.automatic("a", SUSPEND);
    directory.breaksAfterDoing = true;
    assertUnreachable(() -> carryOut(order));
    assertThat(directory.active).isFalse();

    directory.breaksAfterDoing = false;
    assertThat(carryOut(order).state()).isEqualTo(State.APPLIED);
    assertThat(carryOut(Orders.undoing(order)).state()).isEqualTo(State.APPLIED);
    assertThat(directory.active).isTrue();
  }

  @Test
  void whatWasKilledForGoodIsUndoneAndNoLateTryDoesItAgain() {
    RemedyOrder order = Orders.automatic("a", SUSPEND);
    directory.breaksAfterDoing = true;
    assertUnreachable(() -> carryOut(order));
    directory.breaksAfterDoing = false;

    assertThat(carryOut(Orders.undoing(order)).state()).isEqualTo(State.APPLIED);
    assertThat(carryOut(order))
        .isEqualTo(new RemedyReceipt(State.REFUSED, true, "remedy.taken-back"));
    assertThat(directory.active).isTrue();
  }

  @Test
  void whatIsUndoneBeforeItBeganNeverBegins() {
    RemedyOrder order = Orders.automatic("a", SUSPEND);

    assertThat(carryOut(Orders.undoing(order)))
        .isEqualTo(new RemedyReceipt(State.NOT_APPLICABLE, false, "remedy.never-done"));
    assertThat(carryOut(order).reason()).isEqualTo("remedy.taken-back");
    assertThat(directory.done).isEmpty();
  }

  @Test
  void anAccountThatSleptBeforeIsNotWoken() {
    directory.active = false;
    RemedyOrder order = Orders.automatic("a", SUSPEND);
    carryOut(order);

    assertThat(carryOut(Orders.undoing(order)))
        .isEqualTo(new RemedyReceipt(State.NOT_APPLICABLE, false, "remedy.was-so-before"));
    assertThat(directory.active).isFalse();
  }

  @Test
  void clearingOneJourneyDoesNotFreeAnAccountThatAnotherHolds() {
    RemedyOrder one = Orders.automatic("a", SUSPEND);
    RemedyOrder other = Orders.automatic("b", SUSPEND);
    carryOut(one);
    carryOut(other);

    assertThat(carryOut(Orders.undoing(one)).reason()).isEqualTo("remedy.held-by-another");
    assertThat(directory.active).isFalse();
    assertThat(carryOut(Orders.undoing(other)).state()).isEqualTo(State.APPLIED);
    assertThat(directory.active).isTrue();
  }

  @Test
  void theBreakerStopsAutomaticOnesAndLetsHumansThrough() {
    List<RemedyReceipt> receipts =
        Stream.of("a", "b", "c", "d", "e")
            .map(letter -> carryOut(Orders.automatic(letter, SUSPEND)))
            .toList();

    assertThat(receipts)
        .extracting(RemedyReceipt::reason)
        .containsExactly("", "", "", "remedy.breaker", "remedy.breaker");
    assertThat(carryOut(Orders.automatic("e", SUSPEND)))
        .isEqualTo(new RemedyReceipt(State.REFUSED, true, "remedy.breaker"));
    assertThat(carryOut(Orders.byHuman("f", SUSPEND)).state()).isEqualTo(State.APPLIED);
    assertThat(directory.done).hasSize(4);
  }

  @Test
  void theBreakerLetsOneThroughAgainAnHourLater() throws SQLException {
    Stream.of("a", "b", "c").forEach(it -> carryOut(Orders.automatic(it, SUSPEND)));
    sql("update remedy set admitted = admitted - interval '61 minutes' where key like 'j-a%'");

    assertThat(carryOut(Orders.automatic("d", SUSPEND)).state()).isEqualTo(State.APPLIED);
    assertThat(carryOut(Orders.automatic("e", SUSPEND)).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void aRefusalIsKeptAndNotAskedForAgain() {
    directory.refusal = Optional.of(NotDone.refused("directory.answered-400"));
    RemedyOrder order = Orders.automatic("a", SUSPEND);
    carryOut(order);
    directory.refusal = Optional.empty();

    assertThat(carryOut(order))
        .isEqualTo(new RemedyReceipt(State.REFUSED, true, "directory.answered-400"));
    assertThat(directory.done).isEmpty();
  }

  @Test
  void withoutAnAccountOrAReceiverNothingIsDoneAndNothingFails() {
    assertThat(carryOut(Orders.withoutAccount(Orders.automatic("a", SUSPEND))).reason())
        .isEqualTo("remedy.no-account");
    assertThat(carryOut(Orders.automatic("a", new Remedy.HoldOffer())).reason())
        .isEqualTo("remedy.no-receiver");
    assertThat(directory.done).isEmpty();
  }

  @Test
  void whatIsTooLateIsNotBegun() {
    RemedyOrder late = Orders.until(Orders.automatic("a", SUSPEND), Instant.EPOCH);
    assertUnreachable(() -> carryOut(late));
    assertThat(directory.done).isEmpty();
  }

  @Test
  void aDatabaseThatIsDownDoesNothing() {
    org.postgresql.ds.PGSimpleDataSource nowhere = new org.postgresql.ds.PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    assertUnreachable(() -> activities(nowhere, 3).carryOut(Orders.automatic("a", SUSPEND)));
    assertThat(directory.done).isEmpty();
  }

  @Test
  void noRowHoldsTheAccount() throws SQLException {
    carryOut(Orders.automatic("a", SUSPEND));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("select r::text from remedy r")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).doesNotContain("sam").doesNotContain("corp").contains("active");
    }
  }

  private static void assertUnreachable(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("REMEDY_UNREACHABLE");
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure).hasNoCause();
            });
  }

  private RemedyReceipt carryOut(RemedyOrder order) {
    return activities(postgres.getPostgresDatabase(), 3).carryOut(order);
  }

  private RecordedRemedyActivities activities(DataSource database, int mostAnHour) {
    return new RecordedRemedyActivities(
        database,
        new AccountDigest(new byte[32]),
        new RecordedRemedyActivities.Reach(List.of(directory), mostAnHour, Duration.ofSeconds(10)),
        Clock.systemUTC());
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
