package io.throughline.server.api.caller.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Credentials;
import io.throughline.server.api.caller.Role;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.CallerSettings;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Callers whom an OpenID Connect provider vouches for with a signed token (RFC 7519, RFC 9068). */
public final class OpenIdCallers implements Credentials {

  /** Neither {@code none} nor a shared secret: a public key must never be taken for one. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");
  private static final int FEWEST_RSA_BITS = 2048;

  private final SigningKeys keys;
  private final OpenIdClaims claims;
  private final OpenIdPseudonyms pseudonyms;
  private final CallerSettings.OpenId settings;
  private final TenantId tenant;

  public OpenIdCallers(CallerSettings.OpenId settings, OpenIdPseudonyms pseudonyms, Clock clock) {
    this.keys = SigningKeys.at(settings.keys(), Optional.ofNullable(settings.authorities()));
    this.claims = new OpenIdClaims(settings, clock);
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.tenant = new TenantId(settings.tenant());
  }

  /** Fails if the keys cannot be had, and if a good token grants no role. */
  @Override
  public Optional<Caller> callerOf(String token) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!allowed(signed.getHeader()) || !verified(signed)) {
        return Optional.empty();
      }
      JWTClaimsSet said = signed.getJWTClaimsSet();
      claims.verify(said, null);
      return Optional.of(caller(said));
    } catch (KeySourceException noKeys) {
      throw ApiProblem.unavailable("callers.keys-unreachable", "The provider's keys are not here.");
    } catch (ParseException | JOSEException | BadJWTException notGood) {
      return Optional.empty();
    }
  }

  private static boolean allowed(JWSHeader header) {
    Optional<String> type = Optional.ofNullable(header.getType()).map(JOSEObjectType::getType);
    return ALGORITHMS.contains(header.getAlgorithm())
        && type.map(it -> TYPES.contains(it.toUpperCase(java.util.Locale.ROOT))).orElse(true);
  }

  private boolean verified(SignedJWT signed) throws JOSEException {
    JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(signed.getHeader()));
    for (JWK key : keys.fitting(selector)) {
      Optional<JWSVerifier> verifier = verifier(key);
      if (verifier.isPresent() && signed.verify(verifier.get())) {
        return true;
      }
    }
    return false;
  }

  /** By the kind of the key that we hold, never by what the token asks for. */
  private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa when rsa.size() >= FEWEST_RSA_BITS -> Optional.of(new RSASSAVerifier(rsa));
      case ECKey ec -> Optional.of(new ECDSAVerifier(ec));
      case OctetKeyPair ed -> Optional.of(new Ed25519Verifier(ed.toPublicJWK()));
      default -> Optional.empty();
    };
  }

  private Caller caller(JWTClaimsSet said) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    words(said.getClaim(settings.rolesClaim()))
        .forEach(word -> Role.of(word).ifPresent(roles::add));
    if (roles.isEmpty()) {
      throw ApiProblem.of(
          HttpStatus.FORBIDDEN, "role.missing", "The token grants no role that there is.");
    }
    return new Caller(pseudonyms.of(settings.issuer(), said.getSubject()), tenant, roles);
  }

  /** A list, or one text with spaces between. */
  private static List<String> words(Object claim) {
    return switch (claim) {
      case String text -> Arrays.asList(text.split(" "));
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }
}
