package io.throughline.server.api.caller.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.deployment.Provider;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.CallerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdCallersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Provider PROVIDER = new Provider();
  private static final Provider STRANGER = new Provider();
  @TempDir private Path folder;
  private Path jwks = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    jwks = Files.writeString(folder.resolve("jwks.json"), PROVIDER.jwks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
  void aGoodTokenNamesItsCallerByPseudonym(String algorithm) {
    Caller caller =
        callers().callerOf(token(algorithm, good("hr", "analyst").build())).orElseThrow();
    assertThat(caller.roles()).containsExactlyInAnyOrder(Role.HR, Role.ANALYST);
    assertThat(caller.tenant()).hasToString("t-default");
    assertThat(caller.id().value()).doesNotContain("sam");
    assertThat(callers().callerOf(token("ES256", good("hr").build())).orElseThrow().id())
        .isEqualTo(caller.id());
  }

  @Test
  void anotherSubjectIsAnotherCaller() {
    JWTClaimsSet other = good("hr").subject("eve@example.org").build();
    assertThat(callers().callerOf(token("RS256", other)).orElseThrow().id())
        .isNotEqualTo(callers().callerOf(token("RS256", good("hr").build())).orElseThrow().id());
  }

  @Test
  void clocksMayDifferByAMinuteAndNoMore() {
    assertThat(expiring(-50)).isPresent();
    assertThat(expiring(-61)).isEmpty();
    JWTClaimsSet early = good("hr").notBeforeTime(Date.from(NOW.plusSeconds(61))).build();
    assertThat(callers().callerOf(token("RS256", early))).isEmpty();
  }

  @Test
  void whatTheTokenMustSayIsNotLeftOut() {
    assertThat(taken(good("hr").issuer("https://evil.example.org"))).isEmpty();
    assertThat(taken(good("hr").issuer(null))).isEmpty();
    assertThat(taken(good("hr").audience("another"))).isEmpty();
    assertThat(taken(good("hr").audience((String) null))).isEmpty();
    assertThat(taken(good("hr").expirationTime(null))).isEmpty();
    assertThat(taken(good("hr").subject(null))).isEmpty();
    assertThat(taken(good("hr").audience(List.of("another", Provider.AUDIENCE)))).isPresent();
  }

  @Test
  void aTokenWithoutSignatureOpensNothing() {
    String none = new PlainJWT(good("admin").build()).serialize();
    assertThat(callers().callerOf(none)).isEmpty();
    String signed = token("RS256", good("admin").build());
    assertThat(callers().callerOf(signed.substring(0, signed.lastIndexOf('.') + 1))).isEmpty();
  }

  @Test
  void aPublicKeyIsNeverTakenForASharedSecret() throws JOSEException {
    for (byte[] secret :
        List.of(
            PROVIDER.key(JWSAlgorithm.RS256).toRSAKey().toPublicKey().getEncoded(),
            PROVIDER
                .key(JWSAlgorithm.RS256)
                .toPublicJWK()
                .toJSONString()
                .getBytes(StandardCharsets.UTF_8))) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
              good("admin").build());
      forged.sign(new MACSigner(secret));
      assertThat(callers().callerOf(forged.serialize())).isEmpty();
    }
  }

  @Test
  void aStrangersKeyOrAnAlteredClaimOpensNothing() {
    assertThat(callers().callerOf(STRANGER.signed(JWSAlgorithm.RS256, good("admin").build())))
        .isEmpty();
    String[] parts = token("ES256", good("hr").build()).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String raised =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("\"hr\"", "\"admin\"").getBytes(StandardCharsets.UTF_8));
    assertThat(callers().callerOf(parts[0] + "." + raised + "." + parts[2])).isEmpty();
  }

  @Test
  void aTokenForSomethingElseOpensNothing() {
    JOSEObjectType logout = new JOSEObjectType("logout+jwt");
    assertThat(callers().callerOf(PROVIDER.signed(JWSAlgorithm.RS256, good("hr").build(), logout)))
        .isEmpty();
  }

  @Test
  void anUnknownRoleGrantsNothing() {
    assertThat(taken(good("hr", "root")).orElseThrow().roles()).containsExactly(Role.HR);
    assertThatThrownBy(() -> taken(good("root", "HR")))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.reason()).isEqualTo("role.missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a.b.c", "e30.e30.e30", "\u0000.\u0000.\u0000"})
  void whatIsNoTokenOpensNothing(String token) {
    assertThat(callers().callerOf(token)).isEmpty();
  }

  @Test
  void withoutItsKeysTheProviderVouchesForNobodyNow() throws IOException {
    OpenIdCallers callers = callers();
    Files.delete(jwks);
    assertThatThrownBy(() -> callers.callerOf(token("RS256", good("hr").build())))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status().value()).isEqualTo(503));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://login.example.org/keys", "ftp://x/keys", "keys.json"})
  void keysAreNotFetchedWhereAnybodyCouldAlterThem(String address) {
    assertThatThrownBy(() -> callers(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Optional<Caller> expiring(int seconds) {
    return taken(good("hr").expirationTime(Date.from(NOW.plusSeconds(seconds))));
  }

  private Optional<Caller> taken(JWTClaimsSet.Builder claims) {
    return callers().callerOf(token("RS256", claims.build()));
  }

  private static JWTClaimsSet.Builder good(String... roles) {
    return Provider.claims(NOW, roles);
  }

  private static String token(String algorithm, JWTClaimsSet claims) {
    return PROVIDER.signed(JWSAlgorithm.parse(algorithm), claims);
  }

  private OpenIdCallers callers() {
    return callers(jwks.toUri());
  }

  private OpenIdCallers callers(URI keys) {
    return new OpenIdCallers(
        new CallerSettings.OpenId(
            Provider.ISSUER, Provider.AUDIENCE, keys, "roles", "t-default", null),
        OpenIdPseudonyms.keyedBy(folder.resolve("key")),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
