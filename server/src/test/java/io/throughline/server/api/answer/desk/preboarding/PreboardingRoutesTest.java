package io.throughline.server.api.answer.desk.preboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.JourneysProbe;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HR enters between identity and day one, and what the journey hears of it. */
class PreboardingRoutesTest extends DeployedServer {
  private static final String BOTH =
      Api.NEW_JOURNEY
          .strip()
          .replaceFirst("\\{", "{\"preboarding\":{\"background\":true,\"logistics\":true},");

  @Test
  void aClearResultCoversEnough() {
    String journey = started();
    enter(journey, "background", background("clear", "identity", "employment", "address-history"));
    enter(journey, "background", background("clear", "identity", "employment"));
    enter(journey, "background", background("consider", "identity"));
    enter(journey, "background", background("incomplete"));

    assertThat(found(journey))
        .containsExactly(
            List.of("background.clear"),
            List.of("background.incomplete"),
            List.of("background.adverse"),
            List.of("background.incomplete"));
  }

  @Test
  void whoSharesAnAccountIsToldInBothJourneys() {
    String bank = "DE00 " + UUID.randomUUID();
    String one = started();
    String other = started();
    enter(one, "logistics", where(UUID.randomUUID() + " Main Street", bank));
    enter(
        other,
        "logistics",
        where(UUID.randomUUID() + " High Street", bank.toLowerCase(Locale.ROOT).replace(" ", "")));

    assertThat(found(other)).containsExactly(List.of("logistics.bank-shared", "logistics.entered"));
    assertThat(found(one))
        .containsExactly(List.of("logistics.entered"), List.of("logistics.bank-shared"));
  }

  @Test
  void whatIsChangedOrForSomebodyElseIsSaid() {
    String journey = started();
    String bank = UUID.randomUUID().toString();
    enter(journey, "logistics", where(UUID.randomUUID() + " Élan Straße 1", bank));
    enter(
        journey,
        "logistics",
        "{\"shipTo\":{\"address\":\"%s\",\"careOf\":true},\"bank\":{\"account\":\"%s\",\"prepaid\":true}}"
            .formatted(UUID.randomUUID(), UUID.randomUUID()));
    enter(journey, "call-back", "{\"outcome\":\"refused\"}");

    assertThat(found(journey).get(1))
        .containsExactly(
            "logistics.bank-changed",
            "logistics.bank-prepaid",
            "logistics.entered",
            "logistics.ship-to-changed",
            "logistics.ship-to-third-party");
    assertThat(found(journey).getLast()).containsExactly("call-back.refused");
  }

  @Test
  void theSameAccountIsTheSameHoweverItWasTyped() {
    String bank = "DE" + UUID.randomUUID().toString().replaceAll("\\D", "1");
    String one = started();
    String other = started();
    enter(one, "logistics", where("1 Sóft Street " + bank, bank + "7"));
    enter(other, "logistics", where("1 Soft\u200b Street, " + bank, bank + "\uff17"));
    assertThat(found(other))
        .containsExactly(
            List.of("logistics.bank-shared", "logistics.entered", "logistics.ship-to-shared"));
  }

  @Test
  void whatTheJourneyDoesNotTakeIsComparedWithNobody() {
    String bank = UUID.randomUUID().toString();
    String without = api.startJourney();
    awaitState(without, "notified");
    assertProblem(
        api.post(without + "/logistics", where("1 A Street", bank)), 409, "findings.not-awaited");
    String journey = started();
    enter(journey, "logistics", where(UUID.randomUUID().toString(), bank));
    assertThat(found(journey)).containsExactly(List.of("logistics.entered"));
  }

  @Test
  void nothingKeepsAnAddressOrAnAccount() {
    String journey = started();
    enter(journey, "logistics", where("4711 Withheld Avenue", "WITHHELD4711"));
    assertThat(new JourneysProbe(database).everything().toLowerCase(Locale.ROOT))
        .doesNotContain("withheld", "4711");
  }

  @Test
  void theSameUnderTheSameKeyIsOneFinding() {
    String journey = started();
    String key = UUID.randomUUID().toString();
    for (int n = 0; n < 2; n++) {
      assertThat(api.post(journey + "/call-back", "{\"outcome\":\"confirmed\"}", key).status())
          .isEqualTo(200);
    }
    assertThat(found(journey)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "background {}",
        "background {\"result\":\"fine\"}",
        "background {\"result\":null}",
        "background {\"result\":\"clear\",\"covers\":[\"identity\",\"identity\"]}",
        "background {\"result\":\"clear\",\"covers\":[\"shoe-size\"]}",
        "background {\"result\":\"clear\",\"covers\":[null]}",
        "logistics {}",
        "logistics {\"shipTo\":{}}",
        "logistics {\"shipTo\":{\"address\":\"1 A\"},\"bank\":{\"account\":\"1\",\"prepaid\":false}}",
        "logistics {\"shipTo\":{\"address\":\" , .\",\"careOf\":false},\"bank\":{\"account\":\"1\",\"prepaid\":false}}",
        "logistics {\"shipTo\":{\"address\":\"1 A\",\"careOf\":false}}",
        "call-back {}",
        "call-back {\"outcome\":\"maybe\"}"
      })
  void whatIsMissingOrOddIsRefused(String request) {
    String[] parts = request.split(" ", 2);
    assertProblem(api.post(started() + "/" + parts[0], parts[1]), 422, "request.invalid");
  }

  @Test
  void tooLongAnAddressIsRefused() {
    String body = where("x".repeat(501), "1");
    assertProblem(api.post(started() + "/logistics", body), 422, "request.invalid");
  }

  @Test
  void aJourneyWithoutSuchStagesTakesNothing() {
    String journey = api.startJourney();
    awaitState(journey, "notified");
    assertProblem(
        api.post(journey + "/background", background("incomplete")), 409, "findings.not-awaited");
    assertProblem(
        api.post("/api/v1/journeys/j-" + "q".repeat(26) + "/background", background("incomplete")),
        404,
        "journey.unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"background\":false}",
        "{\"background\":true,\"zone\":\"Mars/Olympus\"}",
        "{\"logistics\":true,\"holidays\":[null]}"
      })
  void aPlanThatLooksAtNothingIsNone(String plan) {
    String order = Api.NEW_JOURNEY.strip().replaceFirst("\\{", "{\"preboarding\":" + plan + ",");
    assertProblem(api.post("/api/v1/journeys", order), 422, "request.invalid");
  }

  private String started() {
    Api.Answer started = api.post("/api/v1/journeys", BOTH);
    assertThat(started.status()).isEqualTo(201);
    String journey = started.header("Location");
    awaitState(journey, "notified");
    return journey;
  }

  private void enter(String journey, String route, String document) {
    Api.Answer answer = api.post(journey + "/" + route, document);
    assertThat(answer.status()).as(answer.reason()).isEqualTo(200);
  }

  private List<List<String>> found(String journey) {
    return api.get(journey)
        .json()
        .path("timeline")
        .valueStream()
        .filter(entry -> entry.path("what").asText().equals("findings.received"))
        .map(entry -> entry.path("reasons").valueStream().map(JsonNode::asText).toList())
        .toList();
  }

  private static String background(String result, String... covers) {
    String list = String.join("\",\"", covers);
    return "{\"result\":\""
        + result
        + "\",\"covers\":["
        + (list.isEmpty() ? "" : "\"" + list + "\"")
        + "]}";
  }

  private static String where(String address, String account) {
    return "{\"shipTo\":{\"address\":\"%s\",\"careOf\":false},\"bank\":{\"account\":\"%s\",\"prepaid\":false}}"
        .formatted(address, account);
  }
}
