package io.throughline.server.api.answer.desk.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor, HR and anybody else can do about a cohort. */
class CohortRoutesTest extends DeployedServer {
  private static final String COHORTS = "/api/v1/cohorts";
  private static final String HEADING = "worker,name,email,phone,bank\n";

  @Test
  void aVendorVouchesHandsInARosterAndSeesItsPeople() {
    Vendor vendor = vendor();
    String cohort = opened(vendor);
    assertThat(vendor.api().post(cohort + "/attestation", VOUCHED).json().path("attested"))
        .hasToString("true");

    JsonNode report = roster(vendor.api(), cohort, HEADING + row("w-1") + row("w-2")).json();
    assertThat(report.path("admitted").asInt()).isEqualTo(2);
    assertThat(report.path("faults")).isEmpty();
    JsonNode shown =
        until(vendor.api(), cohort, it -> it.path("states").path("notified").asInt() == 2);
    assertThat(shown.path("members")).hasSize(2);
    assertThat(shown.toString()).doesNotContain("@", "w-1", "Ana");
  }

  @Test
  void theSameRowIsOneMemberAndAnotherUnderItsNameIsNone() {
    Vendor vendor = vendor();
    String cohort = opened(vendor);
    String row = row("w-1");
    JsonNode first = roster(api, cohort, HEADING + row).json();
    JsonNode again = roster(vendor.api(), cohort, HEADING + row + row("w-2")).json();

    assertThat(again.at("/members/0/journey")).isEqualTo(first.at("/members/0/journey"));
    assertThat(again.at("/members/0/created").asBoolean()).isFalse();
    JsonNode other = roster(api, cohort, HEADING + row("w-1")).json();
    assertThat(other.path("admitted").asInt()).isZero();
    assertThat(other.at("/faults/0/reason").asText()).isEqualTo("roster.differs");
  }

  @Test
  void aRowThatIsWrongIsToldByLineAndFieldAndHindersNoOther() {
    String cohort = opened(vendor());
    String roster =
        HEADING
            + "w-1,Ana Reyes,ana@vendor.test,12,\n"
            + "w 2,Ben,ben@vendor.test,,\n"
            + "w-3,,nobody,,x\n"
            + row("w-4")
            + "w-4,Somebody Else,else@vendor.test,,\n";
    JsonNode report = roster(api, cohort, roster).json();

    assertThat(report.path("admitted").asInt()).isEqualTo(1);
    assertThat(report.path("faults").findValuesAsText("field"))
        .containsExactly("phone", "worker", "name", "email", "bank", "worker");
    assertThat(report.path("faults").findValuesAsText("reason"))
        .containsExactly(
            "roster.malformed",
            "roster.malformed",
            "roster.missing",
            "roster.malformed",
            "roster.malformed",
            "roster.repeated");
    assertThat(report.toString()).doesNotContain("Ana", "nobody", "w 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "worker,name\nw-1,Ana\n",
        "worker,name,email,passport\nw-1,Ana,a@b.test,X\n",
        "worker,name,email\nw-1,Ana\n",
        "worker,name,email\n",
        "worker,name,email\n\"w-1,Ana,a@b.test\n",
        "worker,worker,name,email\nw-1,w-1,Ana,a@b.test\n"
      })
  void whatIsNoRosterIsRefusedWhole(String text) {
    assertProblem(
        roster(api, opened(vendor()), text),
        text.isEmpty() ? 400 : 422,
        text.isEmpty() ? "request.unreadable" : "roster.malformed");
  }

  @Test
  void aRosterMayComeAsJsonAndWithAByteOrderMark() {
    String cohort = opened(vendor());
    String rows =
        "{\"rows\":[{\"worker\":\"w-1\",\"name\":\"Zoë\",\"email\":\"zoe@vendor.test\",\"zone\":\"Asia/Manila\"},{\"worker\":\"w-2\",\"zone\":\"Nowhere\"}]}";
    JsonNode report = api.post(cohort + "/roster", rows).json();
    assertThat(report.path("admitted").asInt()).isEqualTo(1);
    assertThat(report.path("faults").findValuesAsText("field"))
        .containsExactly("name", "email", "zone");
    assertThat(roster(api, cohort, "\uFEFF" + HEADING + row("w-3")).json().path("admitted").asInt())
        .isEqualTo(1);
  }

  @Test
  void anotherVendorSeesNothingAndMayNothing() {
    String cohort = opened(vendor());
    Api other = vendor().api();

    assertProblem(other.get(cohort), 404, "journey.unknown");
    assertProblem(other.post(cohort + "/attestation", VOUCHED), 404, "journey.unknown");
    assertProblem(roster(other, cohort, HEADING + row("w-1")), 404, "journey.unknown");
    assertProblem(api.post(cohort + "/attestation", VOUCHED), 403, "role.not-allowed");
    assertProblem(other.post(COHORTS, "{}"), 403, "role.not-allowed");
    assertProblem(other.get("/api/v1/journeys"), 403, "role.not-allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"vendor":"somebody","manager":"m@v.test","salutation":"M","team":"t@e.test"}
          {"vendor":"%s","manager":"nobody","salutation":"M","team":"t@e.test"}
          {"vendor":"%s","manager":"m@v.test,n@v.test","salutation":"M","team":"t@e.test"}
          {"vendor":"%s","manager":"m@v.test","salutation":"M","team":"T <t@e.test>"}
          {"vendor":"%s","manager":"m@v.test","salutation":"M\\u202eM","team":"t@e.test"}
          {"vendor":"%s","manager":"m@v.test","salutation":"M","team":"t@e.test","attestation":"P31D"}
          {"vendor":"%s","manager":"m@v.test","salutation":"M","team":"t@e.test","attestation":"-P1D"}
          """)
  void whatIsNoCohortIsRefused(String body) {
    assertProblem(api.post(COHORTS, body.formatted("c-" + "a".repeat(26))), 422, "request.invalid");
  }

  @Test
  void aVendorThatDoesNotSayBothDoesNotVouch() {
    Vendor vendor = vendor();
    String cohort = opened(vendor);
    assertProblem(
        vendor.api().post(cohort + "/attestation", "{\"employed\":true}"), 422, "request.invalid");
    assertThat(vendor.api().get(cohort).json().path("attested").asBoolean()).isFalse();
  }

  @Test
  void aSeatIsBoundOnlyWhenItIsTime() {
    String cohort = opened(vendor());
    String member = member(cohort, row("w-1"));
    String seat = cohort + "/members/" + member + "/seat";

    assertProblem(api.post(seat, "{\"device\":\"d\",\"factor\":\"f\"}"), 409, "seat.not-awaited");
    assertProblem(api.post(seat, "{\"device\":\" \"}"), 422, "request.invalid");
    assertProblem(
        api.post(
            cohort + "/members/j-" + "a".repeat(26) + "/seat",
            "{\"device\":\"d\",\"factor\":\"f\"}"),
        404,
        "journey.unknown");
  }

  @Test
  void whoLeavesAndComesBackIsTheSamePerson() throws SQLException {
    Vendor vendor = vendor();
    String cohort = opened(vendor);
    String email = UUID.randomUUID() + "@vendor.test";
    String first = member(cohort, "w-1,Ana Reyes," + email + ",,\n");
    assertThat(vendor.api().post(cohort + "/members/" + first + "/exit", "").status())
        .isEqualTo(202);
    awaitState("/api/v1/journeys/" + first, "closed");

    String second = member(opened(vendor), "w-9,Ana R. Reyes," + email + ",,\n");
    assertThat(subject(second)).isEqualTo(subject(first));
    String third = member(opened(vendor), "w-5,Somebody," + email + ",,\n");
    assertThat(subject(third)).isNotEqualTo(subject(first));
  }

  @Test
  void ratesOfFewPeopleAreWithheldAndAVendorSeesItsOwn() {
    Vendor vendor = vendor();
    String cohort = opened(vendor);
    roster(api, cohort, HEADING + row("w-1") + row("w-2"));
    JsonNode own = vendor.api().get("/api/v1/vendors").json().path("vendors");

    assertThat(own).hasSize(1);
    assertThat(own.at("/0/vendor").asText()).isEqualTo(vendor.id());
    assertThat(own.at("/0/members").asInt()).isEqualTo(2);
    assertThat(own.at("/0/cleared").isNull()).isTrue();
    assertThat(api.get("/api/v1/vendors").json().path("vendors").size()).isGreaterThan(0);
  }

  @Test
  void aClosedCohortAdmitsNobody() {
    String cohort = opened(vendor());
    String journey = cohort.replace("cohorts", "journeys");
    assertThat(api.post(journey + "/cancel", "").status()).isEqualTo(202);
    awaitState(journey, "closed");

    assertProblem(roster(api, cohort, HEADING + row("w-1")), 409, "journey.ended");
  }

  private static final String VOUCHED = "{\"employed\":true,\"checked\":true}";

  /** Somebody who vouches. */
  private record Vendor(Api api, String id) {}

  private Vendor vendor() {
    JsonNode made = newToken("{\"roles\":[\"vendor\"],\"note\":\"test\"}").json();
    return new Vendor(with(made.path("secret").asText()), made.path("owner").asText());
  }

  private String opened(Vendor vendor) {
    Api.Answer opened =
        api.post(
            COHORTS,
            """
            {"vendor":"%s","manager":"manager@vendor.test","salutation":"Vendor","team":"team@employer.test"}
            """
                .formatted(vendor.id()));
    assertThat(opened.status()).isEqualTo(201);
    return opened.header("Location");
  }

  private static Api.Answer roster(Api as, String cohort, String text) {
    return as.send(
        cohort + "/roster",
        request -> request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(text)));
  }

  private static String row(String worker) {
    return worker + ",Ana Reyes," + UUID.randomUUID() + "@vendor.test,,\n";
  }

  private String member(String cohort, String row) {
    return roster(api, cohort, HEADING + row).json().at("/members/0/journey").asText();
  }

  private static JsonNode until(Api as, String address, Predicate<JsonNode> reached) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    JsonNode shown = as.get(address).json();
    while (!reached.test(shown) && Instant.now().isBefore(end)) {
      shown = as.get(address).json();
    }
    assertThat(reached.test(shown)).isTrue();
    return shown;
  }

  private String subject(String journey) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select subject_id from journey where journey_id = ?")) {
      select.setString(1, journey);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }
}
