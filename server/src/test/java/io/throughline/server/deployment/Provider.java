package io.throughline.server.deployment;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An OpenID Connect provider: real keys, really signed tokens. */
public final class Provider {

  public static final String ISSUER = "https://login.example.org";
  public static final String AUDIENCE = "throughline";

  private final Map<JWSAlgorithm, JWK> keys;

  public Provider() {
    try {
      keys =
          Map.of(
              JWSAlgorithm.RS256, new RSAKeyGenerator(2048).keyID("rsa").generate(),
              JWSAlgorithm.ES256, new ECKeyGenerator(Curve.P_256).keyID("ec").generate(),
              JWSAlgorithm.EdDSA, new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate());
    } catch (JOSEException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** What it publishes. */
  public String jwks() {
    return new JWKSet(List.copyOf(keys.values())).toPublicJWKSet().toString();
  }

  public JWK key(JWSAlgorithm algorithm) {
    return Objects.requireNonNull(keys.get(algorithm));
  }

  /** Claims that are good at that time, for changing. */
  public static JWTClaimsSet.Builder claims(Instant now, String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("sam@example.org")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("roles", List.of(roles));
  }

  public String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) {
    return signed(algorithm, claims, JOSEObjectType.JWT);
  }

  public String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JOSEObjectType type) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(algorithm).keyID(key(algorithm).getKeyID()).type(type).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer(key(algorithm)));
      return token.serialize();
    } catch (JOSEException unsigned) {
      throw new IllegalStateException(unsigned);
    }
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> new RSASSASigner(rsa);
      case ECKey ec -> new ECDSASigner(ec);
      case OctetKeyPair ed -> new Ed25519Signer(ed);
      default -> throw new IllegalArgumentException("no signer of such keys");
    };
  }
}
