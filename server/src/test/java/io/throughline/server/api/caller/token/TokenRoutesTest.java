package io.throughline.server.api.caller.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.deployment.Provider;
import io.throughline.server.journeys.JourneysProbe;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRoutesTest extends DeployedServer {

  private static final String TOKENS = "/api/v1/tokens";
  private static final String JOURNEYS = "/api/v1/journeys";

  @Test
  void theSecretIsShownOnceAndKeptNowhere() {
    Api.Answer made = newToken("{\"roles\":[\"auditor\"],\"note\":\"yearly audit\"}");
    assertThat(made.status()).isEqualTo(201);
    String secret = made.json().path("secret").asText();
    assertThat(with(secret).get(JOURNEYS).status()).isEqualTo(200);
    assertThat(line(made.json().path("id").asText()).path("roles").path(0).asText())
        .isEqualTo("auditor");
    assertThat(admin.get(TOKENS).json().toString()).doesNotContain(secret, "secret", "hash");
    assertThat(new JourneysProbe(database).everything()).doesNotContain(secret);
  }

  @Test
  void aRevokedTokenOpensNothingFromThenOn() {
    JsonNode made = newToken("{\"roles\":[\"hr\"],\"note\":\"leaves soon\"}").json();
    Api holder = with(made.path("secret").asText());
    assertThat(holder.get(JOURNEYS).status()).isEqualTo(200);
    Api.Answer revoked = revoke(admin, made.path("id").asText());
    assertThat(revoked.json().path("revokedAt").isNull()).isFalse();
    assertProblem(holder.get(JOURNEYS), 401, "token.refused");
    assertThat(revoke(admin, made.path("id").asText()).json()).isEqualTo(revoked.json());
  }

  @Test
  void anExpiredTokenOpensNothing() {
    JsonNode made =
        newToken("{\"roles\":[\"hr\"],\"note\":\"short\",\"lifetime\":\"PT3S\"}").json();
    Api holder = with(made.path("secret").asText());
    assertThat(holder.get(JOURNEYS).status()).isEqualTo(200);
    awaitProblem(() -> holder.get(JOURNEYS), "token.refused");
    assertThat(Instant.now()).isAfter(Instant.parse(made.path("expiresAt").asText()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"note\":\"x\"}",
        "{\"roles\":[],\"note\":\"x\"}",
        "{\"roles\":[\"root\"],\"note\":\"x\"}",
        "{\"roles\":[\"HR\"],\"note\":\"x\"}",
        "{\"roles\":[null],\"note\":\"x\"}",
        "{\"roles\":[\"hr\"]}",
        "{\"roles\":[\"hr\"],\"note\":\"two\\nlines\"}",
        "{\"roles\":[\"hr\"],\"note\":\"x\",\"lifetime\":\"PT-1S\"}",
        "{\"roles\":[\"hr\"],\"note\":\"x\",\"owner\":\"sam@example.org\"}",
        "{\"roles\":[\"hr\"],\"note\":\"x\",\"tenant\":\"Other\"}"
      })
  void aTokenThatIsMissingSomethingOrOddIsRefused(String grant) {
    assertProblem(newToken(grant), 422, "request.invalid");
  }

  @Test
  void whoOpenedAJourneyNeverReviewsItWithWhateverToken() {
    String both = "{\"roles\":[\"hr\",\"analyst\"],\"note\":\"small team\"}";
    JsonNode opener = newToken(both).json();
    String address = with(opener.path("secret").asText()).startJourney();
    String verdict = "{\"verdict\":\"clear\",\"reasonCode\":\"review.same-person\"}";
    assertProblem(
        with(opener.path("secret").asText()).post(address + "/review", verdict),
        403,
        "review.own-case");
    String second =
        "{\"roles\":[\"analyst\"],\"note\":\"x\",\"owner\":\"%s\"}"
            .formatted(opener.path("owner").asText());
    assertProblem(
        with(newToken(second).json().path("secret").asText()).post(address + "/review", verdict),
        403,
        "review.own-case");
    assertProblem(analyst.post(address + "/review", verdict), 409, "review.not-awaited");
  }

  @Test
  void anotherTenantFindsNothing() {
    String key = java.util.UUID.randomUUID().toString();
    String address = api.post(JOURNEYS, Api.NEW_JOURNEY, key).header("Location");
    Api stranger = ofTenant("t-other", "\"hr\",\"analyst\",\"auditor\",\"admin\"");

    assertProblem(stranger.get(address), 404, "journey.unknown");
    assertProblem(stranger.post(address + "/cancel", ""), 404, "journey.unknown");
    assertProblem(
        stranger.post(address + "/consent", "{\"face\":true,\"voice\":true}"),
        404,
        "journey.unknown");
    assertProblem(
        stranger.post(
            address + "/review", "{\"verdict\":\"clear\",\"reasonCode\":\"review.same-person\"}"),
        404,
        "journey.unknown");
    assertProblem(
        stranger.put(address + "/interactions/interview-1/evidence/camera", new byte[9]),
        404,
        "journey.unknown");
    assertThat(stranger.get(JOURNEYS).json().toString()).doesNotContain(address.substring(17));

    Api.Answer own = stranger.post(JOURNEYS, Api.NEW_JOURNEY, key);
    assertThat(own.status()).isEqualTo(201);
    assertThat(own.header("Location")).isNotEqualTo(address);
    assertProblem(api.get(own.header("Location")), 404, "journey.unknown");
  }

  @Test
  void anotherTenantsTokensAreOutOfReach() {
    String id = newToken("{\"roles\":[\"hr\"],\"note\":\"ours\"}").json().path("id").asText();
    Api stranger = ofTenant("t-third", "\"admin\"");
    assertThat(stranger.get(TOKENS).json().toString()).doesNotContain(id);
    assertProblem(revoke(stranger, id), 404, "token.unknown");
    assertProblem(
        stranger.post(TOKENS, "{\"roles\":[\"hr\"],\"note\":\"x\",\"tenant\":\"t-default\"}"),
        403,
        "tenant.not-allowed");
    assertThat(line(id).path("revokedAt").isNull()).isTrue();
    assertProblem(revoke(admin, "nothing"), 404, "token.unknown");
  }

  @Test
  void aProvidersCallerComesInWithItsRolesOnly() {
    Api caller =
        with(provider().signed(JWSAlgorithm.ES256, Provider.claims(Instant.now(), "hr").build()));
    String address = caller.startJourney();
    assertThat(caller.get(address).status()).isEqualTo(200);
    assertProblem(caller.get(TOKENS), 403, "role.not-allowed");
    Instant before = Instant.now().minusSeconds(3600);
    assertProblem(
        with(provider().signed(JWSAlgorithm.ES256, Provider.claims(before, "hr").build()))
            .get(address),
        401,
        "token.refused");
    assertProblem(
        with(provider().signed(JWSAlgorithm.ES256, Provider.claims(Instant.now(), "x").build()))
            .get(address),
        403,
        "role.missing");
    assertThat(new JourneysProbe(database).everything()).doesNotContain("sam@");
  }

  private Api ofTenant(String tenant, String roles) {
    return with(
        newToken("{\"roles\":[%s],\"note\":\"x\",\"tenant\":\"%s\"}".formatted(roles, tenant))
            .json()
            .path("secret")
            .asText());
  }

  private static Api.Answer revoke(Api caller, String id) {
    return caller.send(TOKENS + "/" + id, java.net.http.HttpRequest.Builder::DELETE);
  }

  private JsonNode line(String id) {
    for (JsonNode token : admin.get(TOKENS).json().path("tokens")) {
      if (token.path("id").asText().equals(id)) {
        return token;
      }
    }
    throw new AssertionError("the token is not listed");
  }
}
