package io.throughline.custody.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.custody.audit.LedgerAlteredException;
import io.throughline.custody.audit.LedgerCheck;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LedgerTamperingTest extends LedgerOnPostgres {
  @Test
  void theDatabaseHoldsNoEventInTheClear() throws Exception {
    append(ADA, ADAS, 1);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT e::text || o::text FROM ledger_entry e, ledger_opening o")) {
      assertThat(rows.next()).isTrue();
      String hex = HexFormat.of().formatHex("marker".getBytes(StandardCharsets.UTF_8));
      assertThat(rows.getString(1)).doesNotContain("marker").doesNotContain(hex);
    }
  }

  @Test
  void theDatabaseRefusesToChangeWhatWasWritten() {
    append(ADA, ADAS, 2);
    for (String change :
        List.of(
            "UPDATE ledger_entry SET journey_seq = 9 WHERE index = 0",
            "DELETE FROM ledger_entry WHERE index = 1",
            "TRUNCATE ledger_entry CASCADE",
            "UPDATE ledger_node SET hash = hash",
            "DELETE FROM ledger_node",
            "UPDATE ledger_opening SET sealed = ''",
            "DELETE FROM ledger_head",
            "UPDATE ledger_head SET at_millis = 0")) {
      assertThatThrownBy(() -> execute(change)).as(change).isInstanceOf(SQLException.class);
    }
    assertThat(ledger.verify().ok()).isTrue();
  }

  @Test
  void whateverIsChangedBehindTheDatabasesBackIsFound() throws Exception {
    Map<String, String> changes =
        Map.of(
            "UPDATE ledger_entry SET commitment = sha256('x') WHERE index = 1",
            "ledger.root-differs",
            "DELETE FROM ledger_opening; DELETE FROM ledger_entry WHERE index = 1",
            "ledger.entry-missing",
            "DELETE FROM ledger_opening; DELETE FROM ledger_entry WHERE index = 2",
            "ledger.size-differs",
            "UPDATE ledger_head SET root = sha256('x')",
            "ledger.root-differs",
            "UPDATE ledger_head SET frontier = sha256('x') || sha256('y')",
            "ledger.frontier-differs",
            "UPDATE ledger_head SET at_millis = at_millis + 1",
            "ledger.signature-invalid",
            "DELETE FROM ledger_head",
            "ledger.head-missing");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      emptyTables();
      append(ADA, ADAS, 3);
      execute(BEHIND_ITS_BACK + change.getKey());
      LedgerCheck check = ledger.verify();
      assertThat(check.ok()).as(change.getKey()).isFalse();
      assertThat(check.reason()).as(change.getKey()).isEqualTo(change.getValue());
    }
  }

  @Test
  void nothingIsBuiltOnAHeadThatIsNotOurs() throws Exception {
    append(ADA, ADAS, 3);
    execute(BEHIND_ITS_BACK + "UPDATE ledger_head SET at_millis = 1");
    assertThatThrownBy(() -> ledger.append(event(ADA, ADAS, "next")))
        .isInstanceOf(LedgerAlteredException.class);
  }

  @Test
  void anOpeningThatWasExchangedOrChangedIsFound() throws Exception {
    append(ADA, ADAS, 2);
    execute(
        BEHIND_ITS_BACK
            + "UPDATE ledger_opening SET sealed ="
            + " (SELECT sealed FROM ledger_opening WHERE index = 1) WHERE index = 0");
    assertThatThrownBy(() -> ledger.open(0)).isInstanceOf(LedgerAlteredException.class);
    execute(BEHIND_ITS_BACK + "UPDATE ledger_entry SET commitment = sha256('x') WHERE index = 1");
    assertThatThrownBy(() -> ledger.open(1)).isInstanceOf(LedgerAlteredException.class);
  }
}
