package io.throughline.server.api.answer.desk.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor's directory does with a cohort's roster. */
class ScimRoutesTest extends DeployedServer {
  private Api vendor;
  private String base;

  ScimRoutesTest() {
    vendor = with("");
    base = "";
  }

  @BeforeEach
  void open() {
    JsonNode made = newToken("{\"roles\":[\"vendor\"],\"note\":\"test\"}").json();
    vendor = with(made.path("secret").asText());
    String cohort =
        api.post(
                "/api/v1/cohorts",
                """
                {"vendor":"%s","manager":"m@vendor.test","salutation":"V","team":"t@employer.test"}
                """
                    .formatted(made.path("owner").asText()))
            .header("Location");
    base = cohort.replace("/api/v1", "/scim/v2");
  }

  @Test
  void aUserIsMadeFoundShownAndLeaves() {
    String user = user("w-1");
    Api.Answer made = call("POST", "/Users", user);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Content-Type")).startsWith("application/scim+json");
    String id = made.json().path("id").asText();
    assertThat(made.json().path("active").asBoolean()).isTrue();

    assertThat(found(vendor, "externalId", "w-1")).isEqualTo(id);
    assertThat(found(vendor, "externalId", "w-2")).isEmpty();
    assertThat(found(vendor, "userName", account(user))).isEmpty();
    assertThat(call("GET", "/Users/" + id, "").json().toString()).doesNotContain("@", "Ana");

    assertThat(call("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
    assertThat(call("GET", "/Users/" + id, "").json().path("active").asBoolean(true)).isFalse();
    awaitState("/api/v1/journeys/" + id, "closed");
  }

  @Test
  void onlyWhoOrdersSaysWhichAccountIsWhose() {
    String user = user("w-1");
    Api.Answer made =
        api.send(
            base + "/Users",
            request ->
                request
                    .header("Content-Type", "application/scim+json")
                    .POST(BodyPublishers.ofString(user)));
    assertThat(made.status()).isEqualTo(201);
    assertThat(found(api, "userName", account(user))).isEqualTo(made.json().path("id").asText());

    String csv = "worker,name,email,account\nw-9,Ana,ana@vendor.test,chief@corp.example\n";
    JsonNode report =
        vendor
            .send(
                base.replace("/scim/v2", "/api/v1") + "/roster",
                request ->
                    request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)))
            .json();
    assertThat(report.path("admitted").asInt(-1)).isZero();
    assertThat(report.at("/faults/0/reason").asText()).isEqualTo("roster.not-allowed");
    assertThat(found(api, "userName", "chief@corp.example")).isEmpty();
  }

  private String found(Api as, String attribute, String value) {
    String filter = "%s%%20eq%%20%%22%s%%22".formatted(attribute, value);
    return as.get(base + "/Users?filter=" + filter).json().at("/Resources/0/id").asText("");
  }

  @Test
  void whoIsThereAlreadyIsAConflictAndWhatIsWrongIsNamed() {
    String user = user("w-1");
    assertThat(call("POST", "/Users", user).status()).isEqualTo(201);

    assertError(call("POST", "/Users", user), 409, "uniqueness");
    assertError(call("POST", "/Users", user("w-1")), 409, "uniqueness");
    Api.Answer wrong = call("POST", "/Users", "{\"externalId\":\"w 2\",\"timezone\":\"Mars\"}");
    assertError(wrong, 400, "invalidValue");
    assertThat(wrong.json().path("detail").asText())
        .isEqualTo(
            "worker roster.malformed, name roster.missing, email roster.missing, zone"
                + " roster.malformed");
  }

  @Test
  void eachOperationOfManyHasItsOwnAnswer() {
    String bulk =
        """
        {"Operations":[
          {"method":"POST","path":"/Users","bulkId":"a","data":%s},
          {"method":"POST","path":"/Users","bulkId":"b","data":{"externalId":"w-2"}},
          {"method":"PUT","path":"/Users","bulkId":"c","data":{}},
          {"method":"DELETE","path":"/Users/nobody","bulkId":"d"},
          {"method":"POST","path":"/Users","bulkId":"e","data":%s}]}
        """
            .formatted(user("w-1"), user("w-3"));
    JsonNode answers = call("POST", "/Bulk", bulk).json().path("Operations");

    assertThat(answers.findValuesAsText("bulkId")).containsExactly("a", "b", "c", "d", "e");
    assertThat(answers.at("/0/status").asText()).isEqualTo("201");
    assertThat(answers.at("/1/response/scimType").asText()).isEqualTo("invalidValue");
    assertThat(answers.at("/2/status").asText()).isEqualTo("400");
    assertThat(answers.at("/3/status").asText()).isEqualTo("404");
    assertThat(answers.at("/4/status").asText()).isEqualTo("201");
    assertThat(call("GET", "/Users", "").json().path("totalResults").asInt()).isEqualTo(2);

    String strict = bulk.replaceFirst("\\{", "{\"failOnErrors\":1,");
    assertThat(call("POST", "/Bulk", strict).json().path("Operations")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Operations\":[]}",
        "{\"Operations\":[{\"op\":\"add\",\"path\":\"active\",\"value\":false}]}",
        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":true}]}",
        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"x\"}]}"
      })
  void nothingElseCanBeChanged(String patch) {
    String id = call("POST", "/Users", user("w-1")).json().path("id").asText();
    assertError(call("PATCH", "/Users/" + id, patch), 400, "mutability");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}",
        "{\"Operations\":[{\"op\":\"Replace\",\"value\":{\"active\":\"False\"}}]}"
      })
  void whoIsActiveNoMoreHasLeft(String patch) {
    String id = call("POST", "/Users", user("w-1")).json().path("id").asText();
    Api.Answer left = call("PATCH", "/Users/" + id, patch);
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().path("active").asBoolean(true)).isFalse();
  }

  @Test
  void whatThereIsCanBeAskedAndOthersSeeNothing() {
    assertThat(call("GET", "/ServiceProviderConfig", "").json().at("/bulk/maxOperations").asInt())
        .isEqualTo(100);
    assertThat(call("GET", "/ResourceTypes", "").json().at("/0/endpoint").asText())
        .isEqualTo("/Users");
    assertError(call("GET", "/Users?filter=name%20co%20%22a%22", ""), 400, "invalidFilter");
    Api other =
        with(
            newToken("{\"roles\":[\"vendor\"],\"note\":\"other\"}").json().path("secret").asText());
    assertThat(other.get(base + "/Users").status()).isEqualTo(404);
    assertThat(other.get(base + "/Users").json().path("detail").asText())
        .startsWith("journey.unknown");
  }

  private static void assertError(Api.Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("scimType").asText()).isEqualTo(type);
    assertThat(answer.json().path("status").asText()).isEqualTo(Integer.toString(status));
  }

  private Api.Answer call(String method, String path, String body) {
    HttpRequest.BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return vendor.send(
        base + path,
        request -> request.header("Content-Type", "application/scim+json").method(method, content));
  }

  private static String user(String worker) {
    return """
    {"schemas":["%s","%s"],"externalId":"%s","userName":"%s@corp.example",
     "name":{"givenName":"Ana","familyName":"Reyes"},
     "emails":[{"value":"second@vendor.test"},{"value":"%s@vendor.test","primary":true}],
     "%s":{"bank":"XX00 1234 %s"}}
    """
        .formatted(
            ScimUser.USER,
            ScimUser.WORKER,
            worker,
            UUID.randomUUID(),
            UUID.randomUUID(),
            ScimUser.WORKER,
            worker);
  }

  private static String account(String user) {
    return user.replaceAll("(?s).*\"userName\":\"([^\"]+)\".*", "$1");
  }
}
