package io.throughline.server.api.answer.desk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BulkRoutesTest extends DeployedServer {
  private static final String BULK = "/api/v1/journeys/bulk";
  private static final String HEADING = "externalId,email,salutation,team\n";
  private static final String WIDE =
      "externalId,email,salutation,team,interviews,account,dayOne,zone\n";

  /** References are of the tenant: each test has its own. */
  private final String own = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theSameFileTwiceStartsNothingTwice() {
    String file = HEADING + row("1", "Zoë") + row("2", "李小龙") + row("3", "Сергей");
    JsonNode first = sent(BULK, file).json();
    assertThat(counts(first)).containsExactly(3, 0, 0, 0, 0, 0);
    assertThat(first.path("rows").findValuesAsText("line")).containsExactly("2", "3", "4");
    assertThat(first.toString()).doesNotContain("@", "Zoë");

    JsonNode again = sent(BULK, file).json();
    assertThat(counts(again)).containsExactly(0, 3, 0, 0, 0, 0);
    assertThat(again.path("rows").findValuesAsText("journey"))
        .isEqualTo(first.path("rows").findValuesAsText("journey"));
    awaitState("/api/v1/journeys/" + first.at("/rows/1/journey").asText(), "notified");
  }

  @Test
  void aRowThatIsWrongIsToldByLineAndFieldAndHindersNoOther() {
    String file =
        WIDE
            + own
            + "-1,a@x.test,Ana,t@x.test,2,ana,in-person,Europe/Berlin\n"
            + own
            + "-2,nobody,\"Be\nn\",t@x.test,11,\"b\tb\",by car,Nowhere\n"
            + "\n"
            + "no reference,a@x.test,,t@x.test,,,,\n"
            + own
            + "-1,a@x.test,Ana,t@x.test,2,ana,in-person,Europe/Berlin\n";
    JsonNode report = sent(BULK, file).json();

    assertThat(counts(report)).containsExactly(1, 0, 0, 0, 3, 0);
    assertThat(report.path("rows").findValuesAsText("line")).containsExactly("2", "3", "6", "7");
    assertThat(report.at("/rows/1/faults").findValuesAsText("field"))
        .containsExactly("email", "salutation", "interviews", "account", "dayOne", "zone");
    assertThat(report.at("/rows/1/faults").findValuesAsText("reason"))
        .containsOnly("bulk.malformed");
    assertThat(report.at("/rows/2/externalId").isNull()).isTrue();
    assertThat(report.at("/rows/2/faults").findValuesAsText("reason"))
        .containsExactly("bulk.malformed", "bulk.missing");
    assertThat(report.at("/rows/3/faults/0/reason").asText()).isEqualTo("bulk.repeated");
    assertThat(report.toString()).doesNotContain("nobody", "no reference");
  }

  @Test
  void anotherOrderUnderTheSameReferenceIsRefused() {
    sent(BULK, HEADING + row("1", "Ana"));
    JsonNode report = sent(BULK, HEADING + row("1", "Somebody Else") + row("2", "Ben")).json();
    assertThat(counts(report)).containsExactly(1, 0, 0, 0, 1, 0);
    assertThat(report.at("/rows/0/faults/0/reason").asText()).isEqualTo("bulk.differs");
    // Neither does a key of a single request reach what a row has ordered.
    assertThat(api.post("/api/v1/journeys", Api.NEW_JOURNEY, own + "-1").status()).isEqualTo(201);
  }

  @Test
  void aDryRunStartsNothing() {
    String file = HEADING + row("1", "Ana") + row("2", "") + row("3", "Ben");
    int before = journeys();
    assertThat(counts(sent(BULK + "?dryRun=true", file).json())).containsExactly(0, 0, 2, 0, 1, 0);
    assertThat(journeys()).isEqualTo(before);
    sent(BULK, HEADING + row("1", "Ana"));
    assertThat(counts(sent(BULK + "?dryRun=true&allOrNothing=true", file).json()))
        .containsExactly(0, 1, 1, 0, 1, 0);
  }

  @Test
  void allOrNothingStartsNothingIfARowIsWrong() {
    String wrong = HEADING + row("1", "Ana") + row("2", "") + row("3", "Ben");
    int before = journeys();
    assertThat(counts(sent(BULK + "?allOrNothing=true", wrong).json()))
        .containsExactly(0, 0, 0, 2, 1, 0);
    assertThat(journeys()).isEqualTo(before);
    String right = HEADING + row("1", "Ana") + row("3", "Ben");
    assertThat(counts(sent(BULK + "?allOrNothing=true", right).json()))
        .containsExactly(2, 0, 0, 0, 0, 0);
  }

  @Test
  void aByteOrderMarkWindowsLinesAndColumnsInAnyOrderAreRead() {
    String file =
        "\uFEFFteam,salutation,externalId,email\r\n"
            + "t@x.test,\"van, der \"\"Q\"\"\","
            + own
            + "-1,a@x.test\r\n\r\nt@x.test,Ben,"
            + own
            + "-2,b@x.test\r\n";
    JsonNode report = sent(BULK, file).json();
    assertThat(counts(report)).containsExactly(2, 0, 0, 0, 0, 0);
    assertThat(report.path("rows").findValuesAsText("line")).containsExactly("2", "4");
  }

  @Test
  void rowsMayComeAsJson() {
    String rows =
        "{\"rows\":[{\"externalId\":\"%s-1\",\"email\":\"a@x.test\",\"salutation\":\"Zoë\",\"team\":\"t@x.test\",\"interviews\":3},{\"externalId\":\"%s-2\"}]}"
            .formatted(own, own);
    JsonNode report = api.post(BULK, rows).json();
    assertThat(counts(report)).containsExactly(1, 0, 0, 0, 1, 0);
    assertThat(report.at("/rows/1/faults").findValuesAsText("field"))
        .containsExactly("email", "salutation", "team");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"rows":[]}
          {}
          {"rows":[{"externalId":{"a":1}}]}
          {"rows":[{"nationality":"x"}]}
          """)
  void whatIsNoListOfRowsIsRefused(String body) {
    assertProblem(api.post(BULK, body), 422, "bulk.unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "externalId,email\nx,a@x.test\n",
        "externalId,email,salutation,team,nationality\nx,a@x.test,A,t@x.test,y\n",
        "externalId,email,salutation,team\nx,a@x.test\n",
        "externalId,email,salutation,team\n",
        "externalId,email,salutation,team\n\"x,a@x.test,A,t@x.test\n",
        "externalId,externalId,email,salutation,team\nx,x,a@x.test,A,t@x.test\n"
      })
  void whatIsNoFileOfRowsIsRefusedWhole(String text) {
    assertProblem(sent(BULK, text), 422, "bulk.unreadable");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin = (HEADING + row("1", "Zoë")).getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        api.send(
            BULK,
            at -> at.header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(latin))),
        422,
        "bulk.unreadable");
  }

  @Test
  void aThousandRowsOfTenMebibytesAreStartedAndOneMoreIsTooMany() {
    StringBuilder file = new StringBuilder(HEADING);
    for (int i = 0; i < 1000; i++) {
      file.append(row("%04d".formatted(i), "Ana" + " ".repeat(10_380)));
    }
    assertThat(file.length()).isBetween(10_400_000, 10 * 1024 * 1024);
    assertThat(counts(sent(BULK + "?dryRun=true", file.toString()).json()))
        .containsExactly(0, 0, 1000, 0, 0, 0);
    assertThat(counts(sent(BULK, file.toString()).json())).containsExactly(1000, 0, 0, 0, 0, 0);
    assertThat(counts(sent(BULK, file.toString()).json())).containsExactly(0, 1000, 0, 0, 0, 0);

    String longer = HEADING + row("x", "Ana").repeat(1001);
    assertProblem(sent(BULK, longer), 422, "bulk.unreadable");
    assertProblem(sent(BULK, file + " ".repeat(200_000)), 413, "request.over-limit");
  }

  @Test
  void onlyHrOrders() {
    assertProblem(
        analyst.send(
            BULK,
            at -> at.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(HEADING))),
        403,
        "role.not-allowed");
    assertProblem(
        sent(BULK + "?dryRun=perhaps", HEADING + row("1", "Ana")), 422, "request.invalid");
  }

  private String row(String reference, String salutation) {
    return "%s-%s,a@x.test,%s,t@x.test\n".formatted(own, reference, salutation);
  }

  private Api.Answer sent(String path, String text) {
    return api.send(
        path, at -> at.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(text)));
  }

  private int journeys() {
    return JdbcClient.create(database)
        .sql("select count(*) from journey")
        .query(Integer.class)
        .single();
  }

  private static List<Integer> counts(JsonNode report) {
    return List.of("started", "existing", "valid", "skipped", "refused", "failed").stream()
        .map(name -> report.path(name).asInt(-1))
        .toList();
  }
}
